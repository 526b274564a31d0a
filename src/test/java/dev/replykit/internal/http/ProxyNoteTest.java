package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the environment names a proxy that Java does not use, a call that was not sent says so. */
class ProxyNoteTest {
    private static final BaseUrl REPLY = BaseUrl.of("https://api.reply.io");

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY"})
    void variableIsNamedWithoutItsValue(String name) {
        assertThat(Transport.unusedProxy(REPLY, Map.of(name, "http://user:s3cr3t@proxy.example:8080")))
                .startsWith(" The environment names a proxy (HTTPS_PROXY), but Java does not read it.")
                .contains("-Dhttps.proxyHost=HOST")
                .doesNotContain("s3cr3t", "proxy.example");
    }

    @Test
    void nothingIsSaidWithoutAVariableOrOnThisMachine() {
        assertThat(Transport.unusedProxy(REPLY, Map.of("PATH", "/bin"))).isEmpty();
        assertThat(Transport.unusedProxy(BaseUrl.of("http://127.0.0.1:8080"), Map.of("HTTPS_PROXY", "x")))
                .isEmpty();
    }
}
