package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed contract is what the tests make, so that a change of it is seen and meant. */
class CommittedContractIT {
    @Test
    void isWhatTheTestsMake() throws IOException {
        assertThat(CommittedContract.FILE_MADE)
                .as("made anew by the *ContractTest classes, which run before this one")
                .exists();
        List<String> differences = CommittedContract.differences(
                CommittedContract.json(CommittedContract.FILE), CommittedContract.json(CommittedContract.FILE_MADE));
        if (!differences.isEmpty()) {
            fail("""
                    The contract has changed: the tests make another one than %s.
                    Committed (-) and made now (+):

                      %s

                    If that is what you mean, accept it: scripts/accept-contract
                    """, CommittedContract.FILE, String.join("\n  ", differences));
        }
        assertThat(CommittedContract.FILE)
                .as("the same contract, but in other bytes; scripts/accept-contract takes those of the tests")
                .hasSameBinaryContentAs(CommittedContract.FILE_MADE);
    }
}
