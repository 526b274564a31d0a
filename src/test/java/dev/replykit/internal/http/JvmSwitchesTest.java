package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmSwitchesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jdk.httpclient.enableAllMethodRetry                 | ``                   | could create a second sequence
            jdk.httpclient.enableAllMethodRetry                 | TRUE                 | could create a second sequence
            jdk.httpclient.enableAllMethodRetry                 | false                |
            jdk.internal.httpclient.disableHostnameVerification | ``                   | certificate of any other host
            jdk.internal.httpclient.disableHostnameVerification | true                 | certificate of any other host
            jdk.internal.httpclient.disableHostnameVerification | no                   |
            jdk.httpclient.HttpClient.log                       | all                  | log the API key
            jdk.httpclient.HttpClient.log                       | errors,Headers       | log the API key
            jdk.httpclient.HttpClient.log                       | errors,requests,ssl  |
            jdk.httpclient.HttpClient.log                       | errors,frames:all    |
            jdk.internal.httpclient.debug                       | true                 | may repeat the API key
            jdk.internal.httpclient.debug                       | out, log             | may repeat the API key
            jdk.internal.httpclient.debug                       | false                |
            javax.net.debug                                     | ALL                  | print the API key
            javax.net.debug                                     | ssl:record:plaintext | print the API key
            javax.net.debug                                     | ssl:handshake        |
            javax.net.debug                                     | ``                   |
            """)
    void switchThatBreaksAPromiseIsRefused(String name, String value, String effect) {
        String refusal = JvmSwitches.refusal(Map.of(name, value)::get, 17, logger -> false);

        if (effect == null) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal)
                    .startsWith("The Java option -D" + name + " makes the JDK ")
                    .contains(effect)
                    .endsWith(". Start Java without it; it may also come from JDK_JAVA_OPTIONS or JAVA_TOOL_OPTIONS.");
        }
    }

    @Test
    void debugLoggerIsRefusedUnlessItNeedsASwitchToo() {
        assertThat(JvmSwitches.refusal(name -> null, 24, "jdk.internal.httpclient.debug"::equals))
                .isEqualTo(
                        "The logger jdk.internal.httpclient.debug is at level DEBUG or below, which makes the JDK log"
                                + " what servers send, and a server may repeat the API key. Set it to INFO.");
        assertThat(JvmSwitches.refusal(name -> null, 25, "jdk.internal.httpclient.debug"::equals))
                .isNull();
        assertThat(JvmSwitches.refusal(name -> null, 17, logger -> false)).isNull();
    }
}
