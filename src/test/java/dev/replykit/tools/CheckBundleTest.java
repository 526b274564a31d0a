package dev.replykit.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckBundleTest {
    private static final String BASE = "com/example/thing/1.0/thing-1.0";
    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>thing</artifactId>
              <version>1.0</version>
              <name>thing</name>
              <description>A thing.</description>
              <url>https://example.com</url>
              <licenses><license><name>MIT</name><url>https://example.com/mit</url></license></licenses>
              <developers><developer><name>Ann</name></developer></developers>
              <scm>
                <connection>scm:git:https://example.com</connection>
                <developerConnection>scm:git:https://example.com</developerConnection>
                <url>https://example.com</url>
              </scm>
            </project>
            """;

    private final Map<String, String> files = new TreeMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void completeBundle() throws Exception {
        put(".pom", POM);
        for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
            put(ending, "the content of " + ending);
        }
    }

    @Test
    void completeBundleHasNoFault() throws Exception {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".pom.md5", ".jar.sha1", "-sources.jar", "-javadoc.jar.asc", ".pom"})
    void missingFileIsAFault(String ending) throws Exception {
        files.remove(BASE + ending);

        assertThat(faults()).isNotEmpty();
    }

    @Test
    void wrongChecksumIsAFault() throws Exception {
        files.put(BASE + ".jar", "other content");

        assertThat(faults())
                .hasSize(2)
                .allSatisfy(
                        fault -> assertThat(fault).startsWith(BASE + ".jar.").contains(" is wrong"));
    }

    @Test
    void fileOfAnotherVersionIsAFault() throws Exception {
        files.put("com/example/thing/maven-metadata.xml", "<metadata/>");

        assertThat(faults()).containsExactly("com/example/thing/maven-metadata.xml does not belong into the bundle.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<name>thing</name>",
                "<description>A thing.</description>",
                "<licenses><license><name>MIT</name><url>https://example.com/mit</url></license></licenses>",
                "<developers><developer><name>Ann</name></developer></developers>",
                "<connection>scm:git:https://example.com</connection>"
            })
    void pomWithoutRequiredElementIsAFault(String element) throws Exception {
        put(".pom", POM.replace(element, ""));

        assertThat(faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault).startsWith("The POM has no "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<parent/>",
                "<build/>",
                "<repositories/>",
                "<dependencies><dependency><version>1</version><scope>test</scope></dependency></dependencies>",
                "<dependencies><dependency><version>1-SNAPSHOT</version></dependency></dependencies>",
                "<dependencies><dependency><artifactId>x</artifactId></dependency></dependencies>"
            })
    void pomWithWhatUsersMustNotGetIsAFault(String element) throws Exception {
        put(".pom", POM.replace("</project>", element + "</project>"));

        assertThat(faults()).hasSize(1).allSatisfy(fault -> assertThat(fault).startsWith("The POM has "));
    }

    @Test
    void unresolvedPropertyIsAFault() throws Exception {
        put(".pom", POM.replace("A thing.", "A ${thing}."));

        assertThat(faults()).containsExactly("The POM has a property that nobody resolves.");
    }

    @Test
    void pomOfAnotherVersionIsAFault() throws Exception {
        put(".pom", POM.replace("<version>1.0", "<version>1.1"));

        assertThat(faults())
                .containsExactly(
                        "The POM belongs to com/example/thing/1.1/thing-1.1, but is in com/example/thing/1.0/thing-1.0.");
    }

    private void put(String ending, String content) throws Exception {
        files.put(BASE + ending, content);
        files.put(BASE + ending + ".md5", digest("MD5", content));
        files.put(BASE + ending + ".sha1", digest("SHA-1", content));
        files.put(BASE + ending + ".asc", "-----BEGIN PGP SIGNATURE-----");
    }

    private static String digest(String algorithm, String content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content.getBytes(UTF_8)));
    }

    private List<String> faults() throws Exception {
        Path bundle = folder.resolve("bundle.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return CheckBundle.faultsOf(bundle);
    }
}
