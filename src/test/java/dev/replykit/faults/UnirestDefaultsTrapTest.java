package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import kong.unirest.core.HttpResponse;
import kong.unirest.core.RequestBodyEntity;
import kong.unirest.core.Unirest;
import kong.unirest.core.UnirestException;
import kong.unirest.core.UnirestInstance;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * What Unirest and the JDK's client below it do by default. Each test pins a harm that our client prevents; if one fails,
 * that default has changed.
 */
class UnirestDefaultsTrapTest {
    private static final String KEY = "Bearer test-key-0123456789";

    private static final String BODY = "{\"name\": \"Hello\"}";

    @AutoClose
    private final UnirestInstance unirest = Unirest.spawnInstance();

    private RequestBodyEntity post(MisbehavingServer server) {
        return unirest.post(server.uri().toString())
                .header("Authorization", KEY)
                .header("Content-Type", "application/json")
                .body(BODY);
    }

    @Test
    void redirect307SendsTheDraftToAnotherServer() {
        try (var server = MisbehavingServer.playing(Behaviour.redirectElsewhere(307))) {
            assertThat(post(server).asString().getStatus()).isEqualTo(201);
            ReceivedRequest leaked = server.elsewhere().received().get(0);
            assertThat(leaked.method()).isEqualTo("POST");
            assertThat(leaked.bodyText()).isEqualTo(BODY);
            assertThat(leaked.header("Authorization").isPresent())
                    .as("the key too, before the JDK began to strip it")
                    .isEqualTo(Runtime.version().feature() < 25);
        }
    }

    @Test
    void redirect302BecomesAGetThatLooksLikeSuccess() {
        try (var server = MisbehavingServer.playing(Behaviour.redirectElsewhere(302))) {
            assertThat(post(server).asString().getStatus()).isEqualTo(201);
            assertThat(server.elsewhere().gets()).isEqualTo(1);
        }
    }

    @Test
    void requestTimeoutEndsAtTheHeaders() {
        try (var server = MisbehavingServer.playing(Answer.created().drippingBody(Duration.ofMillis(10)))) {
            assertThat(post(server).requestTimeout(2_000).asString().getBody()).isEqualTo(Answer.SEQUENCE);
        }
    }

    @Test
    void bodyWithoutLengthThatIsCutLooksComplete() {
        try (var server =
                MisbehavingServer.playing(Answer.created().withoutLength().cut(Answer.At.IN_BODY))) {
            HttpResponse<String> response = post(server).asString();

            assertThat(response.isSuccess()).isTrue();
            assertThat(response.getBody()).isEqualTo(Answer.SEQUENCE.substring(0, Answer.SEQUENCE.length() / 2));
        }
    }

    @Test
    void gzipIsAskedForAndUnpackedWithoutLimit() {
        try (var server = MisbehavingServer.playing(Answer.status(201).gzipBomb())) {
            assertThat(post(server).asBytes().getBody()).hasSizeGreaterThan(50 << 20);
            assertThat(server.received().get(0).header("Accept-Encoding")).contains("gzip");
        }
    }

    @Test
    void cookiesComeBack() {
        try (var server = MisbehavingServer.playing(Answer.created().header("Set-Cookie", "session=stolen; Path=/"))) {
            post(server).asString();
            post(server).asString();

            assertThat(server.received().get(1).header("Cookie")).contains("session=stolen");
        }
    }

    @Test
    void plainHttpAsksForAnUpgradeToHttp2() {
        try (var server = MisbehavingServer.playing(Answer.created())) {
            post(server).asString();

            assertThat(server.received().get(0).header("Upgrade")).contains("h2c");
        }
    }

    @Test
    void malformedKeyIsInTheMessage() {
        try (var server = MisbehavingServer.playing(Answer.created())) {
            assertThatExceptionOfType(UnirestException.class)
                    .isThrownBy(() -> unirest.post(server.uri().toString())
                            .header("Authorization", KEY + "\n")
                            .asString())
                    .withMessageContaining(KEY);
        }
    }

    @Test
    void interruptionIsWrappedAndTheFlagIsLost() throws InterruptedException {
        try (var server = MisbehavingServer.playing(Behaviour.silentAfter(Behaviour.After.THE_REQUEST))) {
            AtomicBoolean flag = new AtomicBoolean(true);
            Thread caller = new Thread(() -> {
                try {
                    post(server).asString();
                } catch (UnirestException e) {
                    flag.set(Thread.currentThread().isInterrupted());
                }
            });
            caller.start();
            while (server.posts() == 0) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            caller.join();

            assertThat(flag).isFalse();
        }
    }

    @Test
    void closedInstanceGoesOnWorking() {
        try (var server = MisbehavingServer.playing(Answer.created())) {
            unirest.close();

            assertThat(post(server).asString().getStatus()).isEqualTo(201);
        }
    }
}
