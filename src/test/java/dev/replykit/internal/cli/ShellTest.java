package dev.replykit.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellTest {
    private final Preferences users = Preferences.userRoot().node("replykit-test-" + UUID.randomUUID());

    @AfterEach
    void remove() throws BackingStoreException {
        users.removeNode();
    }

    private Shell.Modes preferences() throws BackingStoreException {
        return new Shell.Modes(users, "ours");
    }

    @Test
    void preferencesOfTheUserComeBeforeOurs() throws BackingStoreException {
        assertThat(preferences()).containsOnlyKeys("MODE2", "FEEDBACK").containsValues("ours");
        users.put("MODE2", "theirs");
        users.put("FEEDBACK", "quiet");
        users.put("EDITOR", "vi");

        assertThat(preferences())
                .containsEntry("MODE2", "theirs\u241Eours")
                .containsEntry("FEEDBACK", "quiet")
                .containsEntry("EDITOR", "vi");
    }

    @Test
    void ourModeIsNotStoredForOtherShells() throws BackingStoreException {
        preferences().put("FEEDBACK", "replykit");
        assertThat(users.get("FEEDBACK", null)).isNull();

        preferences().put("FEEDBACK", "concise");
        assertThat(users.get("FEEDBACK", null)).isEqualTo("concise");
    }

    @Test
    void historyIsStoredWhereEveryJShellFindsIt() throws BackingStoreException {
        Shell.Modes preferences = preferences();
        preferences.put("HISTORY_LINE_0", "int a");
        preferences.put("HISTORY_LINE_1", "int b");
        preferences.remove("HISTORY_LINE_1");

        assertThat(users.keys()).containsExactly("HISTORY_LINE_0");
        assertThat(users.get("HISTORY_LINE_0", null)).isEqualTo("int a");
        assertThat(preferences).doesNotContainKey("HISTORY_LINE_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApiKey.of(\"rk-1\")", "String myKey = \"rk-1\"", "      .apiKey(\"rk-1\")"})
    void lineWithAKeyIsNotStored(String line) throws BackingStoreException {
        preferences().put("HISTORY_LINE_0", line);
        preferences().put("HISTORY_LINE_1", "Reply.builder().key(ApiKey.fromEnvironment())");

        assertThat(users.keys()).containsExactly("HISTORY_LINE_1");
    }
}
