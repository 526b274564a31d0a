package dev.replykit.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/**
 * What the server does with one request: with a new connection, or with the next request on a connection that it kept
 * open. {@link Answer}s are behaviours too, and hold the faults that spoil an answer.
 */
@FunctionalInterface
public interface Behaviour {
    /** Plays this on a connection. It stays open for the next behaviour unless this one closes it. */
    void play(Wire wire) throws IOException;

    /** Whether the client has to be told {@code https}. */
    default boolean secure() {
        return false;
    }

    /** How much of the request the server takes before it misbehaves. */
    @SuppressWarnings("ImmutableEnumChecker") // The behaviours hold no state.
    enum After {
        ACCEPTING(wire -> {}),
        HEADERS(Wire::readHead),
        HALF_THE_BODY(Wire::readHalfTheBody),
        THE_REQUEST(Wire::readRequest),
        /** The first bytes of a TLS handshake; the client then waits for the server's part. */
        CLIENT_HELLO(Wire::readSome);

        private final Behaviour reading;

        After(Behaviour reading) {
            this.reading = reading;
        }

        private Behaviour then(Behaviour next) {
            return wire -> {
                reading.play(wire);
                next.play(wire);
            };
        }
    }

    /** Ends the connection in order (FIN). */
    static Behaviour closeAfter(After point) {
        return point.then(Wire::close);
    }

    /** Breaks the connection off (RST), which throws away what the client has not read or sent yet. */
    static Behaviour resetAfter(After point) {
        return point.then(Wire::reset);
    }

    /** Keeps the connection open and says nothing more. */
    static Behaviour silentAfter(After point) {
        return point.then(Wire::stall);
    }

    /** Says this, whatever it means, and closes. Each character is a byte. */
    static Behaviour sayAfter(After point, String latin1) {
        return point.then(wire -> {
            wire.write(latin1);
            wire.close();
        });
    }

    /** Says this to a request, whatever it means, and closes. */
    static Behaviour say(String latin1) {
        return sayAfter(After.THE_REQUEST, latin1);
    }

    /** Says this to a request, whatever it means. */
    static Behaviour say(String latin1, Behaviour afterwards) {
        return After.THE_REQUEST.then(wire -> {
            wire.write(latin1);
            afterwards.play(wire);
        });
    }

    /** Answers depending on the request ({@link Wire#request()}) or on a second server ({@link Wire#elsewhere()}). */
    static Behaviour answer(Function<Wire, Answer> answer) {
        return wire -> {
            wire.readRequest();
            answer.apply(wire).send(wire);
        };
    }

    /** Redirects to {@linkplain Wire#elsewhere() the second server}, which nobody is supposed to contact. */
    static Behaviour redirectElsewhere(int status) {
        return redirect(status, wire -> wire.elsewhere().uri().toString());
    }

    /** Redirects to a location that may depend on the servers' addresses. */
    static Behaviour redirect(int status, Function<Wire, String> location) {
        return answer(wire -> Answer.status(status).header("Location", location.apply(wire)));
    }

    /** Answers as soon as the head is there; the body stays unread until the answer is out. */
    static Behaviour answerBeforeBody(Answer answer) {
        return wire -> {
            wire.readHead();
            wire.write(answer.text());
            wire.readBody();
        };
    }

    /** Repeats this text, as fast as it can, for as long as the client takes it. */
    static Behaviour endless(String start, String repeated) {
        return endless(start, repeated, Duration.ZERO);
    }

    /** Repeats this text for as long as the client takes it. */
    static Behaviour endless(String start, String repeated, Duration pause) {
        return wire -> {
            wire.readRequest();
            wire.write(start);
            while (true) {
                wire.write(repeated);
                wire.pause(pause);
            }
        };
    }

    /** A created sequence with a name of 100 MB, streamed, with this head and a correct Content-Length. */
    static Behaviour huge(Answer head) {
        int length = Answer.HUGE.stream().mapToInt(String::length).sum();
        return say(head.header("Content-Length", String.valueOf(length)).head(), wire -> {
            for (String piece : Answer.HUGE) {
                wire.write(piece);
            }
        });
    }

    /** Stops listening before it behaves: who connects again is refused. */
    static Behaviour lastly(Behaviour behaviour) {
        return wire -> {
            wire.stopListening();
            behaviour.play(wire);
        };
    }

    /** Shakes hands as this identity, then behaves. */
    static Behaviour secure(TestIdentity identity, Behaviour inside) {
        return beforeHandshake(wire -> {
            wire.startTls(identity, socket -> {});
            inside.play(wire);
        });
    }

    /**
     * Demands a certificate of the client. With TLS 1.3 a client that has none takes the handshake for completed, and
     * may have sent its request when it hears otherwise.
     */
    static Behaviour demandCertificate(TestIdentity identity) {
        return beforeHandshake(wire -> wire.startTls(identity, socket -> socket.setNeedClientAuth(true)));
    }

    /**
     * Takes the request over TLS 1.2, asks for another handshake and closes. The client then says the same as when the
     * first handshake breaks off: that the remote host terminated it.
     */
    static Behaviour renegotiateAndClose(TestIdentity identity) {
        return beforeHandshake(wire -> {
            wire.startTls(identity, socket -> socket.setEnabledProtocols(new String[] {"TLSv1.2"}));
            wire.readRequest();
            wire.renegotiateAndClose();
        });
    }

    /** Misbehaves where the client expects a TLS handshake. */
    static Behaviour beforeHandshake(Behaviour behaviour) {
        return new Behaviour() {
            @Override
            public void play(Wire wire) throws IOException {
                behaviour.play(wire);
            }

            @Override
            public boolean secure() {
                return true;
            }
        };
    }

    /** A proxy that leads every tunnel to this server, so that no real host of that name is ever reached. */
    static Behaviour tunnelTo(MisbehavingServer server) {
        return wire -> wire.tunnelTo(server.uri());
    }
}
