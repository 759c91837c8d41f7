// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class ModelsTest {
    private final Path folder;

    ModelsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blazeface-short.tflite",
                "blazeface-full.tflite",
                "facemesh.tflite",
                "dlib-resnet29.onnx",
                "iris.onnx"
            })
    void oneChangedByteStopsTheStartAndIsNamedWithTheMend(String file) throws IOException {
        copy();
        change(folder.resolve(file));

        assertThatThrownBy(this::start)
                .isInstanceOf(ModelsUnusable.class)
                .hasMessageContaining(folder.resolve(file).toString())
                .hasMessageContaining("build again");
    }

    @Test
    void aMissingFileStopsTheStartAndIsNamedWithTheMend() {
        assertThatThrownBy(this::start)
                .isInstanceOf(ModelsUnusable.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("Node 20")
                .hasMessageContaining("gangway.models.dir");
    }

    @Test
    void theApplicationDoesNotStartWithoutModels() {
        SpringApplicationBuilder application = new SpringApplicationBuilder(FaceConfiguration.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false);

        assertThatThrownBy(() -> application.run(
                        "--gangway.models.dir=" + folder,
                        "--spring.main.banner-mode=off",
                        "--gangway.broker.embedded=false"))
                .hasRootCauseInstanceOf(IOException.class)
                .hasStackTraceContaining("Node 20");
    }

    @Test
    void theApplicationIsReadyWhenTheModelsAre() {
        try (var application = new SpringApplicationBuilder(FaceConfiguration.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        "--gangway.models.dir=" + Models.FOLDER,
                        "--spring.main.banner-mode=off",
                        "--gangway.broker.embedded=false")) {
            assertThat(application.getBean("faces")).isInstanceOf(Faces.class);
        }
    }

    @Test
    void provisioningNeedsNothingWhereEverythingIsThere() {
        NpmPackages nowhere = new NpmPackages(Path.of("no", "such", "node_modules"));

        assertThatCode(() -> new ProvisionModels(nowhere, Models.FOLDER).run()).doesNotThrowAnyException();
    }

    @Test
    void aPackageWithOtherBytesIsNotTaken() throws IOException {
        ModelCatalogue.Source source =
                ModelCatalogue.item("blazeface-short").sources().getFirst();
        Path file = source.in(folder);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "something else");

        assertThatThrownBy(() -> new NpmPackages(folder).read(source))
                .isInstanceOf(ModelsUnusable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void theManifestBesideTheModelsIsTheOneThatIsChecked() throws IOException {
        assertThat(Files.readAllBytes(Models.FOLDER.resolve(ModelCatalogue.FILE)))
                .isEqualTo(ModelCatalogue.bytes());
    }

    @Test
    void theLockFileNamesNoRegistry() throws IOException {
        assertThat(Files.readString(Path.of("models", "package-lock.json")))
                .contains("\"integrity\": \"sha512-")
                .doesNotContain("\"resolved\"", "http");
    }

    @Test
    void anEngineIsNotClosedWhileItsModelsAreBeingLoaded() {
        EmbeddedFaces engine = new EmbeddedFaces(Models.FOLDER, FaceSettings.defaults());
        engine.close();

        assertThat(engine.loading()).isFalse();
    }

    private void start() {
        new EmbeddedFaces(folder, FaceSettings.defaults()).awaitReady();
    }

    private void copy() throws IOException {
        List<String> models = ModelCatalogue.items().stream()
                .map(ModelCatalogue.Item::file)
                .filter(file -> !file.contains("/"))
                .toList();
        for (String model : models) {
            Files.copy(Models.FOLDER.resolve(model), folder.resolve(model));
        }
    }

    private static void change(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }
}
