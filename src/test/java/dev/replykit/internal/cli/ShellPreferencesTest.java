package dev.replykit.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ShellPreferencesTest {
    private final Preferences users = Preferences.userRoot().node("replykit-test-" + UUID.randomUUID());
    private final Preferences lent = new ShellPreferences(users, "ours", "replykit");

    @AfterEach
    void remove() throws BackingStoreException {
        users.removeNode();
    }

    @Test
    void aUserWhoRetainedNothingGetsOurMode() throws BackingStoreException {
        assertThat(lent.get("MODE2", null)).isEqualTo("ours");
        assertThat(lent.get("FEEDBACK", null)).isEqualTo("replykit");
        assertThat(lent.get("STARTUP", null)).isNull();
        assertThat(lent.keys()).containsExactlyInAnyOrder("MODE2", "FEEDBACK");
    }

    @Test
    void whatTheUserRetainedGoesFirst() {
        users.put("MODE2", "theirs");
        users.put("FEEDBACK", "quiet");
        users.put("EDITOR", "vi");

        assertThat(lent.get("MODE2", null)).isEqualTo("theirs\u241Eours");
        assertThat(lent.get("FEEDBACK", null)).isEqualTo("quiet");
        assertThat(lent.get("EDITOR", null)).isEqualTo("vi");
    }

    @Test
    void ourModeIsNotRetainedForOtherShells() {
        lent.put("FEEDBACK", "replykit");

        assertThat(users.get("FEEDBACK", null)).isNull();

        lent.put("FEEDBACK", "concise");

        assertThat(users.get("FEEDBACK", null)).isEqualTo("concise");
    }

    @Test
    void historyIsKeptWhereEveryJShellFindsIt() throws BackingStoreException {
        lent.put("HISTORY_LINE_0", "int a");
        lent.put("HISTORY_LINE_1", "int b");
        lent.remove("HISTORY_LINE_1");
        lent.flush();

        assertThat(users.keys()).containsExactly("HISTORY_LINE_0");
        assertThat(users.get("HISTORY_LINE_0", null)).isEqualTo("int a");
    }
}
