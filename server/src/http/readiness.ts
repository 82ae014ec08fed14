/** Whether this process wants requests. */
export class Readiness {
  private left = false

  /** It is going to stop: nobody should send anything new. */
  leave(): void {
    this.left = true
  }

  get isLeaving(): boolean {
    return this.left
  }
}
