package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.internal.http.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision alone. {@code OutcomeMatrixTest} takes it with real servers. */
class OutcomeTest {
    private static Result answer(int status, String bodyError) {
        return new Result.Answer(true, status, null, null, null, "{}", bodyError);
    }

    @ParameterizedTest
    @CsvSource({
        "101, UNKNOWN", "200, SUCCEEDED", "299, SUCCEEDED", "300, UNKNOWN", "301, REJECTED", "302, UNKNOWN",
        "303, UNKNOWN", "307, REJECTED", "308, REJECTED", "400, REJECTED", "404, REJECTED", "408, UNKNOWN",
        "429, RATE_LIMITED", "498, REJECTED", "499, UNKNOWN", "500, UNKNOWN", "503, UNKNOWN"
    })
    void completeAnswerIsDecidedByItsStatus(int status, Outcome outcome) {
        assertThat(Outcome.ofChange(answer(status, null))).isEqualTo(outcome);
        assertThat(Outcome.ofReading(answer(status, null))).isEqualTo(outcome);
    }

    @Test
    void successWhoseBodyIsIncompleteIsUnknown() {
        assertThat(Outcome.ofChange(answer(201, "the connection ended"))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void changeWithoutAnAnswerDependsOnWhetherItWasSent() {
        assertThat(Outcome.ofChange(new Result.Broken(false, "refused"))).isEqualTo(Outcome.NOT_SENT);
        assertThat(Outcome.ofChange(new Result.Broken(true, "reset"))).isEqualTo(Outcome.UNKNOWN);
        assertThat(Outcome.ofReading(new Result.Broken(false, "refused"))).isEqualTo(Outcome.UNKNOWN);
    }
}
