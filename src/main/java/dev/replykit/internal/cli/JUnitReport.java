package dev.replykit.internal.cli;

import dev.replykit.internal.text.Columns;
import java.util.List;

/** Results in the format of JUnit, which CI programs show. */
public final class JUnitReport {
    /**
     * A test.
     *
     * @param group its class
     * @param result the element that says what happened, such as {@code failure}; empty where it passed in silence
     * @param words the text of the element, without control characters
     */
    public record Test(String group, String name, String result, String words) {}

    private static final int LONGEST_HEADLINE = 200;

    private JUnitReport() {}

    public static String of(String suite, List<Test> tests) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">\n"
                .formatted(suite, tests.size(), count("failure", tests), count("skipped", tests)));
        for (Test test : tests) {
            xml.append("  <testcase classname=\"%s\" name=\"%s\">".formatted(escaped(test.group), escaped(test.name)));
            if (!test.result.isEmpty()) {
                String headline = Columns.cut(test.words, LONGEST_HEADLINE);
                xml.append("<%1$s message=\"%2$s\">%3$s</%1$s>"
                        .formatted(test.result, escaped(headline), escaped(test.words)));
            }
            xml.append("</testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static long count(String result, List<Test> tests) {
        return tests.stream().filter(test -> test.result.equals(result)).count();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
