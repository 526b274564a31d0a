package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.sandbox.Sandbox;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox honours each interaction of the committed contract. Its states are set over HTTP, as others do. */
class SandboxContractIT {
    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    @ParameterizedTest
    @EnumSource
    void sandboxHonoursTheContract(ContractTable row) {
        assertThat(Verification.failures(CommittedContract.only(row), sandbox.url()))
                .isEmpty();
    }
}
