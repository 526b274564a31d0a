package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.internal.json.MalformedJsonTextException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The table for people has every interaction, fits a terminal and reads as it should. */
class ShowContractTest {
    private final String table = ShowContract.table(CommittedContract.FILE);

    ShowContractTest() throws IOException, MalformedJsonTextException {}

    @Test
    void showsEveryRowWithItsTagInAHundredColumns() {
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(ShowContract.WIDTH));
        assertThat(Arrays.asList(ContractTable.values()))
                .allSatisfy(row -> assertThat(table)
                        .containsPattern(
                                "(?m)^" + row.description() + " +" + row.tag().word() + "$"));
    }

    @Test
    void tellsWhatIsSentReliedOnAndLeftOpen() {
        assertThat(table).contains("""
            a request to create a sequence on behalf of a user in a team                            sandbox-only
            a fresh        POST /v3/sequences        any 2xx                                everything in the
              account      X-TEAM-ID: 7              id#                                      answer but the id
                           X-User-Id: 1204
                           name
            Catches: an acting-user header is dropped or misnamed, and the sequence lands in another account
            """);
        assertThat(table).contains("steps: email, linkedIn", "id#, issues=null", "Retry-After: as 60", "any 5xx");
    }
}
