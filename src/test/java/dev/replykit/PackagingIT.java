package dev.replykit;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mvn package} makes one jar that contains Unirest and the part of Gson that is used. */
final class PackagingIT {
    private static final Path TARGET = Path.of(System.getProperty("replykit.target"));
    private static final Path JAR = TARGET.resolve("replykit.jar");

    private static String textInTheJar(String entry) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** To accept a new dependency, version or licence, write it into that file. */
    @Test
    void runtimeDependenciesAndLicencesAreTheAcceptedOnes() throws IOException {
        List<String> dependencies = components().map(PackagingIT::line).sorted().toList();

        assertThat(dependencies)
                .as("runtime dependencies against .github/runtime-dependencies.txt")
                .containsExactlyElementsOf(Files.readAllLines(Path.of(".github", "runtime-dependencies.txt")));
        assertThat(components(textInTheJar("META-INF/sbom/replykit.cdx.json")).map(PackagingIT::line))
                .as("the bill of materials in the jar")
                .containsExactlyInAnyOrderElementsOf(dependencies);
    }

    /** Users fetch 4 KB of annotations besides the jar; the optional dependencies are inside. */
    @Test
    void libraryAndRuntimeDependenciesWeighAtMost800KB() throws IOException {
        assertThat(components()
                        .filter(component ->
                                component.get("scope").getAsString().equals("required")))
                .extracting(component -> component.get("name").getAsString())
                .containsExactly("jspecify");
        assertThat(Files.size(JAR) + 4_000).isLessThanOrEqualTo(800_000);
    }

    @Test
    void jarHasUnirestAndGsonOnlyRelocated() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> !name.endsWith("/")))
                    .contains(
                            "dev/replykit/package-info.class",
                            "dev/replykit/shaded/gson/stream/JsonReader.class",
                            "dev/replykit/shaded/unirest/UnirestInstance.class",
                            "META-INF/LICENSE",
                            "META-INF/NOTICE")
                    .allMatch(
                            entry -> entry.matches(
                                    "dev/replykit/.*|module-info\\.class|META-INF/(LICENSE|NOTICE|MANIFEST\\.MF|sbom/.*|pacts/.*)"));
        }
    }

    @Test
    void everyReferencedClassIsInTheJar() throws IOException {
        JavaClasses classes;
        try (JarFile jar = new JarFile(JAR.toFile())) {
            classes = new ClassFileImporter().importJar(jar);
        }
        Set<String> inside = classes.stream().map(JavaClass::getName).collect(toSet());

        assertThat(inside).contains("dev.replykit.shaded.gson.stream.JsonReader");
        assertThat(classes.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getName())
                        .filter(name -> name.startsWith("dev.replykit.") && !inside.contains(name)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-jar JAR", "--module-path JAR --module dev.replykit/dev.replykit.internal.cli.Main"})
    void jarIsAProgramAndAModuleThatRunsAlone(String options) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path draft = Path.of("notebooks", "drafts", "minimal.json").toAbsolutePath();
        String command = java + " " + options.replace("JAR", JAR.toString()) + " create " + draft;
        Process program =
                new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        assertThat(ChildProcess.allOf(program)).contains("\"name\":\"My first sequence\"");
        assertThat(program.waitFor()).isZero();
    }

    /** A module that requires JUnit would be one that Maven can't test. */
    @Test
    void moduleExportsThreePackagesAndRequiresNoJUnit() {
        ModuleDescriptor module =
                ModuleFinder.of(JAR).find("dev.replykit").orElseThrow().descriptor();
        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder("dev.replykit", "dev.replykit.junit", "dev.replykit.sandbox");
        assertThat(module.requires())
                .extracting(ModuleDescriptor.Requires::name)
                .contains("java.net.http")
                .noneMatch(name -> name.contains("junit"));
    }

    @Test
    void manifestAndPropertiesHaveTheSameVersion() throws IOException {
        String properties = textInTheJar("dev/replykit/internal/version.properties");
        try (JarFile jar = new JarFile(JAR.toFile())) {
            String inManifest = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
            assertThat(properties.strip()).isEqualTo("version=" + inManifest);
        }
    }

    @Test
    void contractIsInTheJarAsItIsInTheRepository() throws IOException {
        String name = "replykit-reply-api-v3.json";

        assertThat(textInTheJar("META-INF/pacts/" + name)).isEqualTo(Files.readString(Path.of("pacts", name)));
    }

    private static Stream<JsonObject> components() throws IOException {
        Path billOfMaterials = TARGET.resolve("bom.json");
        assertThat(billOfMaterials)
                .as("the bill of materials, which Maven writes only when it is online")
                .exists();
        return components(Files.readString(billOfMaterials));
    }

    private static Stream<JsonObject> components(String billOfMaterials) {
        return elementsOf(JsonParser.parseString(billOfMaterials).getAsJsonObject(), "components");
    }

    /** As in {@code com.google.code.gson:gson:2.15.0 Apache-2.0}. */
    private static String line(JsonObject component) {
        return Stream.of("group", "name", "version")
                        .map(part -> component.get(part).getAsString())
                        .collect(joining(":"))
                + elementsOf(component, "licenses")
                        .map(choice -> " " + licenceOf(choice))
                        .collect(joining());
    }

    private static String licenceOf(JsonObject choice) {
        JsonObject licence = choice.getAsJsonObject("license");
        return licence.get(licence.has("id") ? "id" : "name").getAsString();
    }

    private static Stream<JsonObject> elementsOf(JsonObject parent, String name) {
        return StreamSupport.stream(parent.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }
}
