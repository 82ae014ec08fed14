# The console in one image: server, panel and, for trials, the Stripe simulator.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV CI=true
# Manifests first: the packages are installed again only when these change.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY server/package.json server/
COPY panel/package.json panel/
COPY simulator/package.json simulator/
COPY bench/package.json bench/
RUN npx -y pnpm@12 install --frozen-lockfile
COPY . .
RUN npx -y pnpm@12 build

FROM node:24-bookworm-slim AS packages
WORKDIR /app
ENV CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY server/package.json server/
COPY panel/package.json panel/
COPY simulator/package.json simulator/
COPY bench/package.json bench/
RUN npx -y pnpm@12 install --frozen-lockfile --prod --filter @member-console/server --filter @member-console/simulator

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
COPY --from=packages /app ./
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/panel/dist panel/dist
COPY --from=build /app/simulator/dist simulator/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# How much Node may keep before it looks for what is no longer needed; docs/adr/0029 says why.
ENTRYPOINT ["node", "--max-semi-space-size=32", "--max-old-space-size=768", "server/dist/bundle/main.js"]
CMD ["start"]
