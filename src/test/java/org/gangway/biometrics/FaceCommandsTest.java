// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FaceCommandsTest {
    private final Path folder;
    private final Path pairs;
    private final StringWriter said = new StringWriter();

    FaceCommandsTest(@TempDir Path folder) {
        this.folder = folder;
        this.pairs = folder.resolve("pairs.csv");
    }

    @BeforeEach
    void photographs() throws IOException {
        System.setProperty("gangway.models.dir", Models.FOLDER.toString());
        DemoPhotos photos = DemoPhotos.load(Models.FOLDER);
        Files.write(folder.resolve("id.jpg"), photos.idPortrait());
        Files.write(folder.resolve("selfie, mine.jpg"), photos.selfie());
        Files.write(folder.resolve("stranger.jpg"), photos.stranger());
        Files.write(folder.resolve("scene.jpg"), photos.scene());
        Files.writeString(folder.resolve("text.jpg"), "no photo");
    }

    @Test
    void everyPairHasALineWithDistanceScoreBandReasonsAndTime() throws IOException {
        Files.writeString(
                pairs,
                """
                imageA,imageB,same
                id.jpg,"selfie, mine.jpg",1
                id.jpg,stranger.jpg,0
                id.jpg,id.jpg,1
                id.jpg,text.jpg,
                id.jpg,gone.jpg,
                """);

        int status = run(new CompareFacesCommand(), "--pairs", pairs.toString(), "--out", out("out.csv"));

        assertThat(status).isZero();
        List<Map<String, String>> rows = PairFile.rows(folder.resolve("out.csv"));
        assertThat(rows).hasSize(5).allMatch(row -> Double.parseDouble(row.get("milliseconds")) >= 0);
        assertThat(rows.get(0))
                .containsEntry("imageB", "selfie, mine.jpg")
                .containsEntry("band", "match")
                .containsEntry("reasons", "");
        assertThat(rows.get(1)).containsEntry("band", "no-match");
        assertThat(rows.get(2))
                .containsEntry("distance", "0.0000")
                .containsEntry("score", "100")
                .containsEntry("band", "match")
                .containsEntry("reasons", "b:face.too-small");
        assertThat(rows.get(3))
                .containsEntry("distance", "")
                .containsEntry("band", "none")
                .containsEntry("reasons", "b:face.unreadable");
        assertThat(rows.get(4)).containsEntry("reasons", "b:face.missing");
    }

    @Test
    void thresholdsOfAnotherBankMakeOtherBands() throws IOException {
        Files.writeString(pairs, "imageA,imageB\nid.jpg,\"selfie, mine.jpg\"\n");

        int status = run(
                new CompareFacesCommand(),
                "--pairs",
                pairs.toString(),
                "--out",
                out("out.csv"),
                "--match",
                "0.01",
                "--refer",
                "1");

        assertThat(status).isZero();
        assertThat(PairFile.rows(folder.resolve("out.csv")).getFirst()).containsEntry("band", "refer");
    }

    /** As spreadsheets write them: a byte order mark, ends of lines of Windows, spaces, empty lines, columns of their own. */
    @Test
    void aFileOutOfASpreadsheetIsRead() throws IOException {
        Path own = Files.createDirectories(folder.resolve("K\u00f6pfe und Gesichter"));
        Files.copy(folder.resolve("id.jpg"), own.resolve("M\u00fcller \u00c4nne.jpg"));
        Files.writeString(
                pairs,
                "\ufeffnumber,imageB, imageA,same\r\n1,id.jpg, \"K\u00f6pfe und Gesichter/M\u00fcller \u00c4nne.jpg\" ,TRUE\r\n\r\n"
                        + "2,id.jpg," + folder.resolve("id.jpg") + ",\r\n2,id.jpg,"
                        + folder.resolve("id.jpg") + ",\r\n\r\n");

        assertThat(compare(out("new/folder/out.csv"))).isZero();

        assertThat(PairFile.read(pairs).pairs())
                .extracting(PairFile.Pair::same)
                .first()
                .isEqualTo(Optional.of(true));
        assertThat(PairFile.rows(folder.resolve("new/folder/out.csv")))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).containsEntry("distance", "0.0000"));
    }

    @Test
    void whatIsNoPhotoHasALineWithItsReason() throws IOException {
        Files.createDirectories(folder.resolve("folder.jpg"));
        Files.createFile(folder.resolve("empty.jpg"));
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("giant.jpg").toFile(), "rw")) {
            sparse.setLength(5_000_000_000L);
        }
        Files.writeString(
                pairs, "imageA,imageB\nid.jpg,folder.jpg\nid.jpg,empty.jpg\nid.jpg,giant.jpg\nid.jpg,scene.jpg\n");

        assertThat(compare(out("out.csv"))).isZero();

        assertThat(PairFile.rows(folder.resolve("out.csv")))
                .extracting(row -> row.get("reasons"))
                .containsExactly("b:face.missing", "b:face.unreadable", "b:face.too-large", "b:face.several");
    }

    @Test
    void eyesThatAHumanShouldSeeAreAReason() {
        Ruling shut = new Ruling(PhotoRule.EYES, 0.05, new Ruling.Limit(0.12, Double.POSITIVE_INFINITY, true));
        Look look = new Look(new FaceEngine.Analysis(1, List.of(shut), List.of()), List.of(), Optional.empty());

        assertThat(PairComparison.against(look)).containsExactly("face.eyes-closed");
    }

    /** What a command writes goes over nothing that it reads, and is no folder. */
    @Test
    void nothingThatIsReadIsWrittenOver() throws IOException {
        Files.writeString(pairs, "imageA,imageB,same\nid.jpg,stranger.jpg,0\n");
        byte[] photo = Files.readAllBytes(folder.resolve("stranger.jpg"));

        for (String out : List.of(pairs.toString(), out("./stranger.jpg"), folder.toString())) {
            assertThat(compare(out)).isOne();
            assertThat(run(new CalibrateFacesCommand(), "--pairs", pairs.toString(), "--out", out))
                    .isOne();
            assertThat(said.toString()).contains("--out " + out + " is");
        }
        assertThat(folder.resolve("stranger.jpg")).hasBinaryContent(photo);
        assertThat(PairFile.read(pairs).pairs()).hasSize(1);
    }

    private int compare(String out) {
        return run(new CompareFacesCommand(), "--pairs", pairs.toString(), "--out", out);
    }

    @Test
    void aFileInAnotherEncodingIsSaidToBe() throws IOException {
        Files.write(pairs, "imageA,imageB\nM\u00fcller.jpg,id.jpg\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(compare(out("out.csv"))).isOne();
        assertThat(said.toString()).contains(pairs + " is not in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "imageA,imageB\n",
                "a,b\nid.jpg,id.jpg\n",
                "imageA;imageB\nid.jpg;id.jpg\n",
                "imageA,imageB\nid.jpg\n",
                "imageA,imageB,same\nid.jpg,id.jpg,maybe\n",
                "imageA,imageB\n\"id.jpg,id.jpg\n"
            })
    void aFileThatIsNoListOfPairsIsSaidToBeNone(String content) throws IOException {
        Files.writeString(pairs, content);

        assertThat(compare(out("out.csv"))).isOne();
        assertThat(said.toString()).contains(pairs.toString());
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void anAnalysedPhotoIsToldRuleByRuleAndDrawn() throws IOException {
        int status = run(
                new AnalysePhotoCommand(),
                "--out",
                out("drawn"),
                folder.resolve("selfie, mine.jpg").toString(),
                folder.resolve("scene.jpg").toString());

        assertThat(status).isZero();
        assertThat(said.toString())
                .contains("1 face, will do", "4 faces, will not do: face.several", "sharpness", "at least", ": met")
                .containsPattern("eyes 0\\.[0-9]+, at least 0\\.15: met");
        for (String name : List.of("selfie, mine.jpg", "scene.jpg")) {
            Path drawn = folder.resolve("drawn").resolve(name + ".analysed.png");
            assertThat(Objects.requireNonNull(ImageIO.read(drawn.toFile())).getWidth())
                    .isGreaterThanOrEqualTo(560);
        }
    }

    @Test
    void anAnalysedPhotoThatAHumanShouldSeeSaysSo() {
        Ruling shut = new Ruling(PhotoRule.EYES, 0.05, new Ruling.Limit(0.12, Double.POSITIVE_INFINITY, true));
        Look look = new Look(new FaceEngine.Analysis(1, List.of(shut), List.of()), List.of(), Optional.empty());

        assertThat(Annotation.words(look)).containsExactly("eyes 0.05, at least 0.12: face.eyes-closed, for a human");
        assertThat(AnalysePhotoCommand.verdict(look.analysis()))
                .isEqualTo("will do if a human agrees: face.eyes-closed");
    }

    @Test
    void aPhotoThatCannotBeOpenedIsSaidAndMakesTheStatusOne() throws IOException {
        Files.createDirectories(folder.resolve("folder.jpg"));

        int status = run(
                new AnalysePhotoCommand(),
                "--profile",
                "id-portrait",
                "--out",
                out("drawn"),
                folder.resolve("text.jpg").toString(),
                folder.resolve("folder.jpg").toString(),
                folder.resolve("gone.jpg").toString());

        assertThat(status).isOne();
        assertThat(said.toString())
                .contains("text.jpg: 0 faces, will not do: face.unreadable", "gone.jpg: cannot be read")
                .contains("folder.jpg: cannot be read");
    }

    @Test
    void photosOfOneNameAreDrawnBesideEachOther() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.copy(folder.resolve("stranger.jpg"), other.resolve("id.jpg"));

        int status = run(
                new AnalysePhotoCommand(),
                "--out",
                out("drawn"),
                folder.resolve("id.jpg").toString(),
                other.resolve("id.jpg").toString());

        assertThat(status).isZero();
        assertThat(folder.resolve("drawn/id.jpg.analysed.png")).exists();
        assertThat(folder.resolve("drawn/id.jpg.2.analysed.png")).exists();
    }

    @Test
    void photosAreNotDrawnIntoAFile() {
        String file = folder.resolve("text.jpg").toString();

        assertThat(run(new AnalysePhotoCommand(), "--out", file, file)).isOne();
        assertThat(said.toString()).contains("--out " + file + " is a file; name a folder");
    }

    @Test
    void theLimitsOfAScenarioCountAndTheEnginesOwnForTheRest() throws IOException {
        int status = run(
                new AnalysePhotoCommand(),
                "--scenario",
                scenario("selfie: {light: {most: 90, refer: true}, eye-distance: {least: 9000}}"),
                "--out",
                out("drawn"),
                folder.resolve("selfie, mine.jpg").toString());

        assertThat(status).isZero();
        assertThat(said.toString())
                .contains("1 face, will not do: face.too-small", "at least 9000", "face.too-bright, for a human")
                .containsPattern("sharpness 0\\.[0-9]+, at least 0\\.15: met")
                .doesNotContain("sets no limits");
    }

    @Test
    void aScenarioWithoutLimitsForTheProfileSaysSo() throws IOException {
        String file = scenario("selfie: {eye-distance: {least: 9000}}");

        assertThat(run(
                        new AnalysePhotoCommand(),
                        "--scenario",
                        file,
                        "--profile",
                        "id-portrait",
                        "--out",
                        out("drawn"),
                        folder.resolve("selfie, mine.jpg").toString()))
                .isZero();
        assertThat(said.toString())
                .contains(file + " sets no limits for id-portrait: the engine's count", "1 face, will do");
    }

    @Test
    void whatIsWrongWithScenarioAndProfileIsSaidAtOnce() throws IOException {
        String broken = scenario("selfie: {beauty: {least: 1}, light: {least: 220, most: 120}}");

        assertThat(run(new AnalysePhotoCommand(), "--profile", "passport", "--scenario", broken, "x.jpg"))
                .isEqualTo(2);
        assertThat(said.toString())
                .contains("--profile must be selfie or id-portrait", broken + " has 2 problems", "least of light");
    }

    @Test
    void aScenarioThatIsNotThereOrLimitsWhatThisEngineDoesNotMeasureIsWrongUsage() throws IOException {
        assertThat(run(new AnalysePhotoCommand(), "--scenario", out("gone.scenario.yaml"), "x.jpg"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("cannot read " + out("gone.scenario.yaml"), "*.scenario.yaml");

        assertThat(run(
                        new AnalysePhotoCommand(),
                        "--scenario",
                        scenario("selfie: {sunglasses: {most: 20}, level: {most: 20}}"),
                        "x.jpg"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("does not measure: level, sunglasses");
    }

    private String scenario(String limits) throws IOException {
        Path file = folder.resolve("small.scenario.yaml");
        Files.writeString(
                file,
                """
                scenario: small
                version: 1
                languages: [en]
                profiles:
                  %s
                steps:
                  - {ask: id-photo, type: photo, profile: id-portrait}
                  - {ask: selfie, type: photo, profile: selfie}
                """
                        .formatted(limits));
        return file.toString();
    }

    @Test
    void aProfileThatThereIsNotIsWrongUsage() {
        assertThat(run(new AnalysePhotoCommand(), "--profile", "passport", "x.jpg"))
                .isEqualTo(2);
    }

    @Test
    void aCalibrationChoosesThresholdsAndWritesAPage() throws IOException {
        Files.writeString(
                pairs, "imageA,imageB,same\nid.jpg,\"selfie, mine.jpg\",1\nid.jpg,stranger.jpg,0\nid.jpg,text.jpg,0\n");

        int status = run(new CalibrateFacesCommand(), "--pairs", pairs.toString(), "--out", out("page.html"));

        assertThat(status).isZero();
        assertThat(said.toString()).contains("gangway.faces.match=0.", "gangway.faces.refer=0.");
        assertThat(folder.resolve("page.html"))
                .content()
                .contains("1 pairs of one person, 1 of two people; 1 more had no face")
                .contains("dlib-resnet29@")
                .doesNotContain("stranger.jpg");
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private int run(Object command, String... arguments) {
        PrintWriter writer = new PrintWriter(said, true);
        CommandLine line = new CommandLine(command).setOut(writer).setErr(writer);
        line.setExecutionExceptionHandler((e, failed, ignored) -> {
            writer.println(e.getMessage());
            return 1;
        });
        return line.execute(arguments);
    }
}
