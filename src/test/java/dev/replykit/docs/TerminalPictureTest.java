package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.replykit.Reply;
import dev.replykit.internal.text.Columns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.tool.JavaShellToolBuilder;
import kong.unirest.core.Unirest;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The screen of a real JShell session as a picture that looks the same everywhere. */
final class TerminalPictureTest {
    private static final Path FILE = Path.of(".github", "jshell-session.svg");
    private static final Path SESSION = Path.of("scripts", "lib", "session.jsh");
    private static final Path START = Path.of("scripts", "replykit.jsh");

    /** A sandbox with a fixed time, so that each run shows the same. */
    private static final String CLOCK = """
            Sandbox sandbox = Sandbox.start();
            sandbox.state("the clock stands still", Map.of("time", "2026-09-07T09:00:00Z"));
            reply = Reply.builder().baseUrl(sandbox.url()).apiKey("any-word-will-do").build();
            """;

    /** The feedback mode of scripts/jshell, set in another way. */
    private static final String UNSEEN = """
            /set mode replykit normal -command
            /set truncation replykit 5000
            /set feedback replykit
            """;

    private static final String PROMPT = "jshell> ";
    private static final String MORE = "   ...> ";

    private static final int COLUMNS = 100;
    private static final double COLUMN = 7.8;
    private static final int LINE = 18;
    private static final int MARGIN = 18;
    private static final int BAR = 34;

    @Test
    void pictureShowsWhatJShellShows() throws Exception {
        assertThat(svg(transcript()))
                .as("scripts/update-terminal-picture draws %s anew", FILE)
                .isEqualTo(Files.readString(FILE));
    }

    /** Draws the picture again. */
    public static void main(String[] args) throws Exception {
        Files.writeString(FILE, svg(transcript()));
    }

    /** What the screen shows after the first prompt. */
    private static List<String> transcript() throws Exception {
        String seen = Files.readString(SESSION);
        Path clock = Files.createTempFile("clock", ".jsh");
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8)) {
            Files.writeString(clock, CLOCK);
            String typed = UNSEEN + seen + "/exit\n";
            JavaShellToolBuilder.builder()
                    .persistence(new HashMap<>())
                    .in(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), null)
                    .out(out)
                    .start("--class-path", classPath(), "--startup", START.toString(), "--startup", clock.toString());
        } finally {
            Files.delete(clock);
        }
        List<String> lines = screen.toString(StandardCharsets.UTF_8)
                .replace("\r", "")
                .lines()
                .toList();
        int from = lines.indexOf(PROMPT + seen.lines().findFirst().orElseThrow());
        int to = lines.indexOf(PROMPT + "/exit");
        if (from < 0 || to < from) {
            throw new IOException("This is not a session:\n" + String.join("\n", lines));
        }
        return String.join("\n", lines.subList(from, to)).strip().lines().toList();
    }

    private static String classPath() {
        return Stream.of(Reply.class, Unirest.class, Gson.class, NullMarked.class)
                .map(type -> Session.locationOf(type).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A window with its own colours, legible on light and dark pages, without scripts and external fonts. */
    private static String svg(List<String> lines) {
        int columns =
                Math.max(COLUMNS, lines.stream().mapToInt(Columns::width).max().orElse(0));
        int width = (int) Math.ceil(columns * COLUMN) + 2 * MARGIN;
        int height = BAR + lines.size() * LINE + 2 * MARGIN - 6;
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>A sequence is drafted, checked and created in JShell</title>
                <style>
                text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: #c9d1d9 }
                .prompt { fill: #7ee787 }
                .typed { fill: #ffffff }
                .value { fill: #79c0ff }
                .quiet { fill: #8b949e }
                </style>
                <rect x="0.5" y="0.5" width="%3$d" height="%4$d" rx="10" fill="#0d1117" stroke="#30363d"/>
                <path d="M0.5 %5$dh%3$d" stroke="#30363d"/>
                <circle cx="22" cy="17" r="6" fill="#ff5f57"/>
                <circle cx="42" cy="17" r="6" fill="#febc2e"/>
                <circle cx="62" cy="17" r="6" fill="#28c840"/>
                <text class="quiet" x="%6$d" y="22" text-anchor="middle">scripts/jshell</text>
                """, width, height, width - 1, height - 1, BAR, width / 2));
        int y = BAR + MARGIN + 8;
        for (String line : lines) {
            draw(out, line, y);
            y += LINE;
        }
        return out.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder out, String line, int y) {
        int arrow = line.indexOf(" ==> ");
        if (line.startsWith(PROMPT) || line.startsWith(MORE)) {
            span(out, "prompt", line, 0, PROMPT.length(), y);
            span(out, "typed", line, PROMPT.length(), line.length(), y);
        } else if (arrow >= 0 && line.lastIndexOf(' ', arrow - 1) < 0) {
            span(out, "quiet", line, 0, arrow + 5, y);
            span(out, "value", line, arrow + 5, line.length(), y);
        } else {
            span(out, "", line, 0, line.length(), y);
        }
    }

    /** Each piece starts at its column and is stretched to the next one, so tables are straight in any font. */
    private static void span(StringBuilder out, String style, String line, int from, int to, int y) {
        String text = line.substring(from, to);
        String left = text.stripLeading();
        double x = MARGIN + COLUMN * Columns.width(line.substring(0, to - left.length()));
        if (!left.isBlank()) {
            out.append(String.format(
                    Locale.ROOT,
                    "<text%s x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" xml:space=\"preserve\">%s</text>%n",
                    style.isEmpty() ? "" : " class=\"" + style + "\"",
                    x,
                    y,
                    COLUMN * Columns.width(left.stripTrailing()),
                    escaped(left.stripTrailing())));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
