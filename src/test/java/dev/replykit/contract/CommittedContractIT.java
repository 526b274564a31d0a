package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The committed contract is the one that the tests write, so that every change of it is deliberate. */
class CommittedContractIT {
    @Test
    void isWhatTheTestsWrite() {
        assertThat(CommittedContract.FILE_MADE)
                .as("the contract that the *ContractTest classes write; they run before this test")
                .exists();
        assertThat(CommittedContract.FILE)
                .as("the committed contract. The tests write another one now. If you mean it, run"
                        + " scripts/accept-contract")
                .hasSameTextualContentAs(CommittedContract.FILE_MADE)
                .hasSameBinaryContentAs(CommittedContract.FILE_MADE);
    }
}
