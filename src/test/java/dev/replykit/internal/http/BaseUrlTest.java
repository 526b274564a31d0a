package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a redirect leads. Which base URLs are accepted is asserted through the public face, in ApiKeyTest. */
class BaseUrlTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://h.example:81/x, h.example:81",
                "http://h.example, h.example",
                "/x, 127.0.0.1:80",
                "' https://h.example ', h.example",
                "javascript:alert(1), none",
                "http://[::bad/, none"
            })
    void redirectIsReportedByItsHost(String location, String host) {
        assertThat(BaseUrl.of("http://127.0.0.1:80/").hostOf(location)).isEqualTo(host);
    }
}
