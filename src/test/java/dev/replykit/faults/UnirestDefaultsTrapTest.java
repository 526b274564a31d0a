package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kong.unirest.core.GenericType;
import kong.unirest.core.HttpResponse;
import kong.unirest.core.ObjectMapper;
import kong.unirest.core.RawResponse;
import kong.unirest.core.RequestBodyEntity;
import kong.unirest.core.Unirest;
import kong.unirest.core.UnirestException;
import kong.unirest.core.UnirestInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What Unirest and the JDK client under it do if nobody tells them otherwise. Every test here pins a harm: our own
 * tests of the same faults would be red with these defaults. One that fails here means that the trap is gone.
 */
@Timeout(20)
class UnirestDefaultsTrapTest {
    private static final String KEY = "Bearer test-key-0123456789";

    private final UnirestInstance unirest = Unirest.spawnInstance();

    @AfterEach
    void close() {
        unirest.close();
    }

    @Test
    void redirect307SendsTheDraftToAnotherServer() {
        try (var server = MisbehavingServer.playing(
                Behaviour.redirect(307, wire -> wire.elsewhere().uri().toString()))) {
            HttpResponse<String> response = post(server).asString();

            assertThat(response.getStatus()).isEqualTo(201);
            ReceivedRequest leaked = server.elsewhere().received().get(0);
            assertThat(leaked.method()).isEqualTo("POST");
            assertThat(leaked.bodyText()).isEqualTo(RawClient.BODY);
            assertThat(leaked.header("Authorization").isPresent())
                    .as("the key too, before the JDK began to strip it")
                    .isEqualTo(Runtime.version().feature() < 25);
        }
    }

    @Test
    void redirect302BecomesAGetThatLooksLikeSuccess() {
        try (var server = MisbehavingServer.playing(
                Behaviour.redirect(302, wire -> wire.elsewhere().uri().toString()))) {
            assertThat(post(server).asString().getStatus()).isEqualTo(201);
            assertThat(server.elsewhere().gets()).isEqualTo(1);
        }
    }

    @Test
    void requestTimeoutEndsAtTheHeaders() {
        try (var server = MisbehavingServer.playing(Answer.created().drippingBody(Duration.ofMillis(2)))) {
            long start = System.nanoTime();
            HttpResponse<String> response = post(server).requestTimeout(100).asString();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
            assertThat(response.getBody()).isEqualTo(Answer.SEQUENCE);
        }
    }

    @Test
    void cutBodyGivesNullAndNoException() {
        assertNullWithoutException(Answer.created().cutInBody());
    }

    @Test
    void htmlGivesNullAndNoException() {
        assertNullWithoutException(Answer.status(201).html("<h1>Welcome to the Wi-Fi</h1>"));
    }

    @Test
    void bodyWithoutLengthThatIsCutLooksWhole() {
        try (var server =
                MisbehavingServer.playing(Answer.created().withoutLength().cutInBody())) {
            HttpResponse<String> response = post(server).asString();

            assertThat(response.isSuccess()).isTrue();
            assertThat(response.getBody()).isEqualTo(Answer.SEQUENCE.substring(0, Answer.SEQUENCE.length() / 2));
        }
    }

    @Test
    void gzipIsAskedForAndUnpackedWithoutEnd() {
        try (var server = MisbehavingServer.playing(Answer.status(201).gzipBomb())) {
            AtomicInteger unpacked = new AtomicInteger();
            post(server).thenConsume(raw -> unpacked.set(read(raw, 50 << 20)));

            assertThat(server.received().get(0).header("Accept-Encoding")).contains("gzip");
            assertThat(unpacked.get()).as("of one megabyte").isEqualTo(50 << 20);
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
    void malformedKeyStandsInTheMessage() {
        try (var server = MisbehavingServer.playing(Answer.created())) {
            assertThatExceptionOfType(UnirestException.class)
                    .isThrownBy(() -> unirest.post(server.uri().toString())
                            .header("Authorization", KEY + "\n")
                            .asString())
                    .withMessageContaining(KEY);
        }
    }

    @Test
    void malformedContentLengthOfACreatedSequenceLooksLikeACallersMistake() {
        try (var server = MisbehavingServer.playing(Answer.created().header("Content-Length", "abc"))) {
            assertThatExceptionOfType(UnirestException.class)
                    .isThrownBy(() -> post(server).asString())
                    .withCauseInstanceOf(IllegalArgumentException.class);
            assertThat(server.posts()).isEqualTo(1);
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

    private void assertNullWithoutException(Behaviour behaviour) {
        unirest.config().setObjectMapper(new GsonMapper());
        try (var server = MisbehavingServer.playing(behaviour)) {
            HttpResponse<Map<?, ?>> response = post(server).asObject(new GenericType<>() {});

            assertThat(response.getStatus()).isEqualTo(201);
            assertThat(response.getBody()).isNull();
        }
    }

    private RequestBodyEntity post(MisbehavingServer server) {
        return unirest.post(server.uri().toString())
                .header("Authorization", KEY)
                .header("Content-Type", "application/json")
                .body(RawClient.BODY);
    }

    private static int read(RawResponse raw, int most) {
        try (var content = raw.getContent()) {
            return content.readNBytes(most).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class GsonMapper implements ObjectMapper {
        private final Gson gson = new Gson();

        @Override
        public <T> T readValue(String value, Class<T> type) {
            return gson.fromJson(value, type);
        }

        @Override
        public <T> T readValue(String value, GenericType<T> type) {
            return gson.fromJson(value, type.getType());
        }

        @Override
        public String writeValue(Object value) {
            return gson.toJson(value);
        }
    }
}
