package dev.replykit.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table has every interaction of the committed contract and fits a terminal. */
class ShowContractTest {
    private static final Path CONTRACT = Path.of("pacts", "replykit-reply-api-v3.json");

    private final String table = ShowContract.table(CONTRACT);

    ShowContractTest() throws IOException {}

    @Test
    void everyInteractionIsShownWithin100Columns() throws IOException {
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(ShowContract.WIDTH));
        assertThat(JsonParser.parseString(Files.readString(CONTRACT))
                        .getAsJsonObject()
                        .getAsJsonArray("interactions"))
                .allSatisfy(interaction -> assertThat(table)
                        .containsPattern("(?m)^"
                                + interaction
                                        .getAsJsonObject()
                                        .get("description")
                                        .getAsString()
                                + " +(live|live-create|sandbox-only)$"));
    }

    @Test
    void rowShowsStateRequestAnswerAndWhatIsLeftOpen() {
        assertThat(table).contains("""
            a request to create a sequence on behalf of a user in a team                            sandbox-only
            the key acts   POST /v3/sequences        any 2xx                                everything in the
              for several  X-TEAM-ID: 7              id#, ownerUserId=                        answer but the id
              users and    X-User-Id:                                                         and the owner
              teams          9007199254740993
                           name
            Catches: an acting-user header is dropped or misnamed, and the sequence lands in another account; an
              id beyond 2^53 is rounded in the answer
            """);
        assertThat(table).contains("steps: email, linkedIn", "id#, issues=null", "Retry-After: as 60", "status 503");
    }
}
