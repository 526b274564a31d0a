package dev.replykit.internal.cli;

import dev.replykit.Finding;
import dev.replykit.internal.cli.CheckDrafts.Report;
import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.Printable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Checked drafts in the format of JUnit, which CI programs show: one test for each file. */
final class JUnitReport {
    private static final int LONGEST_HEADLINE = 200;

    private JUnitReport() {}

    /** @param strict whether lints fail, too; else they are the output of a test that passes */
    static void write(List<Report> reports, boolean strict, Path file) throws UsageException {
        try (Writer text = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "drafts");
            xml.writeAttribute("tests", String.valueOf(reports.size()));
            long failures =
                    reports.stream().filter(report -> isFailure(report, strict)).count();
            xml.writeAttribute("failures", String.valueOf(failures));
            for (Report report : reports) {
                write(report, strict, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (IOException | XMLStreamException e) {
            throw new UsageException(
                    "The file " + DraftFile.name(file.toString()) + " can't be written: " + DraftFile.reason(e) + ".");
        }
    }

    private static void write(Report report, boolean strict, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "drafts");
        xml.writeAttribute("name", DraftFile.name(report.file()));
        if (!report.findings().isEmpty()) {
            String words = report.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
            if (isFailure(report, strict)) {
                xml.writeStartElement("failure");
                Finding first = report.findings().get(0);
                String headline = Lines.place(first.pointer()) + ": " + first.detail();
                xml.writeAttribute("message", Printable.excerpt(headline, LONGEST_HEADLINE));
            } else {
                xml.writeStartElement("system-out");
            }
            xml.writeCharacters(words);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static boolean isFailure(Report report, boolean strict) {
        return report.isInvalid() || strict && !report.findings().isEmpty();
    }
}
