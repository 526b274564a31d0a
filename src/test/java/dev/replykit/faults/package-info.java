/**
 * A server that misbehaves, for tests: what a network, a proxy or a server can do to one HTTP call, on raw sockets.
 *
 * <p>{@link dev.replykit.faults.MisbehavingServer} plays a script of {@link dev.replykit.faults.Behaviour}s, counts the
 * requests and keeps what it received. {@code Faults} lists everything it can do, each with the
 * outcome that a caller of {@code create} must get to see.
 *
 * <pre>{@code
 * try (var server = MisbehavingServer.playing(Answer.status(429).header("Retry-After", "1"), Answer.created())) {
 *     client.post(server.uri());
 *     assertThat(server.posts()).isEqualTo(2);
 * }
 * }</pre>
 */
@NullMarked
package dev.replykit.faults;

import org.jspecify.annotations.NullMarked;
