/**
 * Hostile input: whatever a server answers or a file holds, reading it ends in one of the documented ways, and costs no
 * more than its size. Fuzz tests that need what is not public live beside it, as {@code ...FuzzTest} too.
 */
package dev.replykit.fuzz;
