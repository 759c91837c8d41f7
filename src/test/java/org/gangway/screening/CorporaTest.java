// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that change while people are screened. */
class CorporaTest {

    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private Path lists = Path.of("");
    private ListArchive archive = new ListArchive(Path.of(""));

    @BeforeEach
    void folders() throws IOException {
        lists = Files.createDirectory(folder.resolve("lists"));
        archive = new ListArchive(folder.resolve("archive"));
        write("un.xml", un("2026-11-01", "Telmo Vargoni"));
        write("own.csv", OwnList.HEADER + "\n1,Tamsin Orlebar,,,,,,,,\n");
    }

    @Test
    void aNewerEditionTakesThePlaceOfTheOneBefore() throws IOException {
        Corpora corpora = corpora();
        Corpus old = corpora.corpus();
        assertThat(finds(corpora, "Osric Brellin")).isFalse();

        write("un.xml", un("2026-11-02", "Telmo Vargoni", "Osric Brellin"));
        corpora.offer(ListFolder.reading(lists));

        assertThat(finds(corpora, "Osric Brellin")).isTrue();
        assertThat(corpora.corpus().version()).isNotEqualTo(old.version());
        assertThat(old.hits(Applicant.named("Telmo Vargoni"), .9))
                .as("who began with the old one ends with it")
                .hasSize(1);
        assertThat(corpora.inUse().refused()).isEmpty();
    }

    @Test
    void aBrokenFileKeepsItsListAndLetsTheOthersThrough() throws IOException {
        Corpora corpora = corpora();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new ListGauges(CLOCK).show(corpora, meters);

        write("un.xml", "<CONSOLIDATED_LIST><IND");
        write("own.csv", OwnList.HEADER + "\n1,Tamsin Orlebar,,,,,,,,\n2,Osric Brellin,,,,,,,,\n");
        corpora.offer(ListFolder.reading(lists));

        assertThat(finds(corpora, "Telmo Vargoni")).isTrue();
        assertThat(finds(corpora, "Osric Brellin")).isTrue();
        assertThat(corpora.inUse().refused()).containsExactly(new Refusal("un", Refusal.Reason.GONE, ""));
        assertThat(corpora.inUse().broken())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("un.xml");
        assertThat(refused(meters, "un")).isEqualTo(1);
        assertThat(refused(meters, "own")).isZero();
        assertThat(meters.get("gangway.list.files.broken").gauge().value()).isEqualTo(1);

        write("un.xml", un("2026-11-02", "Telmo Vargoni"));
        corpora.offer(ListFolder.reading(lists));
        assertThat(corpora.inUse().refused()).isEmpty();
        assertThat(refused(meters, "un")).isZero();
    }

    @Test
    void anOlderCorpusStaysAddressableByItsVersionAlsoForTheNextProcess() throws IOException {
        String first = corpora().corpus().version();
        write("un.xml", un("2026-11-02", "Osric Brellin"));
        Corpora second = corpora();
        assertThat(second.corpus().version()).isNotEqualTo(first);

        Corpus then = Corpora.archived(archive, first, NameVariants.builtIn()).orElseThrow();
        assertThat(then.version()).isEqualTo(first);
        assertThat(then.hits(Applicant.named("Telmo Vargoni"), .9)).hasSize(1);
        assertThat(then.hits(Applicant.named("Osric Brellin"), .9)).isEmpty();
        assertThat(Corpora.archived(archive, "0123456789abcdef", NameVariants.builtIn()))
                .isEmpty();
        assertThat(Corpora.archived(archive, "../../etc/passwd", NameVariants.builtIn()))
                .isEmpty();
    }

    @Test
    void anArchivedFileThatSomebodyChangedIsNotTakenForWhatItWas() throws IOException {
        String first = corpora().corpus().version();
        Held un = archive.find(first).orElseThrow().lists().stream()
                .filter(list -> list.name().equals("un"))
                .findFirst()
                .orElseThrow();
        Held own = archive.find(first).orElseThrow().lists().stream()
                .filter(list -> list.name().equals("own"))
                .findFirst()
                .orElseThrow();
        Path files = folder.resolve("archive/files");
        Files.delete(files.resolve(own.files().getFirst().hash() + ".gz"));
        write("own.csv", OwnList.HEADER + "\n1,Osric Brellin,,,,,,,,\n");
        Corpora other = corpora();
        String changed = other.inUse().lists().stream()
                .filter(list -> list.name().equals("own"))
                .findFirst()
                .orElseThrow()
                .files()
                .getFirst()
                .hash();
        Files.copy(
                files.resolve(changed + ".gz"),
                files.resolve(own.files().getFirst().hash() + ".gz"));
        assertThat(archive.editions(List.of(un))).hasSize(1);
        assertThatThrownBy(() -> Corpora.archived(archive, first, NameVariants.builtIn()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("own")
                .hasMessageContaining("changed");
    }

    @Test
    void aStartDoesNotLetInWhatTheGatesRefuse() throws IOException {
        String[] many = IntStream.range(0, 100)
                .mapToObj(at -> "Telmo Vargoni " + (char) ('A' + at % 26) + "brell" + at)
                .toArray(String[]::new);
        write("un.xml", un("2026-11-01", many));
        corpora();
        write("un.xml", un("2026-11-02", "Osric Brellin"));
        Corpora restarted = corpora();
        assertThat(finds(restarted, "Osric Brellin")).isFalse();
        assertThat(restarted.inUse().refused()).extracting(Refusal::reason).containsExactly(Refusal.Reason.SMALLER);

        String hash = restarted.inUse().refused().getFirst().hash();
        Corpora accepted = new Corpora(lists, archive, Set.of(hash), NameVariants.builtIn(), CLOCK);
        assertThat(finds(accepted, "Osric Brellin")).isTrue();
    }

    @Test
    void aListLeavesByARestartOnly() throws IOException {
        Corpora corpora = corpora();
        Files.delete(lists.resolve("own.csv"));
        corpora.offer(ListFolder.reading(lists));
        assertThat(finds(corpora, "Tamsin Orlebar")).isTrue();
        assertThat(finds(corpora(), "Tamsin Orlebar")).isFalse();
    }

    @Test
    void anArchiveThatCannotBeWrittenDoesNotStopScreening() throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        Corpora corpora = new Corpora(lists, new ListArchive(file), Set.of(), NameVariants.builtIn(), CLOCK);
        assertThat(finds(corpora, "Telmo Vargoni")).isTrue();
    }

    @Test
    void whoSearchesWhileListsAreSwappedAlwaysGetsAWholeCorpus() throws Exception {
        Corpora corpora = corpora();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> searching = CompletableFuture.supplyAsync(() -> {
            int searched = 0;
            while (!over.get()) {
                assertThat(finds(corpora, "Telmo Vargoni")).isTrue();
                assertThat(finds(corpora, "Tamsin Orlebar")).isTrue();
                searched++;
            }
            return searched;
        });
        String before = corpora.corpus().version();
        for (int day = 2; day < 22; day++) {
            write(
                    "un.xml",
                    un(
                            "2026-11-%02d".formatted(day),
                            "Telmo Vargoni",
                            "Osric Brellin " + "abcdefghijklmnopqrstuvwxyz".charAt(day)));
            corpora.offer(ListFolder.reading(lists));
        }
        over.set(true);
        assertThat(searching.get(30, TimeUnit.SECONDS)).isPositive();
        assertThat(corpora.corpus().version()).isNotEqualTo(before);
        assertThat(archive.all()).hasSize(21);
    }

    @Test
    void aManifestThatIsDamagedIsNamed() throws IOException {
        String version = corpora().corpus().version();
        Files.writeString(folder.resolve("archive/corpora/" + version + ".json"), "{");
        assertThatThrownBy(this::corpora)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(version);
    }

    @Test
    void whatChangesIsReadWhenItHasKeptStill() throws IOException {
        Corpora corpora = corpora();
        ListWatch watch = new ListWatch(lists, Duration.ofDays(1), () -> corpora);
        watch.look();
        watch.look();
        String before = corpora.corpus().version();

        write("un.xml", un("2026-11-02", "Telmo Vargoni", "Osric Brellin"));
        watch.look();
        assertThat(corpora.corpus().version()).isEqualTo(before);
        watch.look();
        assertThat(finds(corpora, "Osric Brellin")).isTrue();
    }

    private Corpora corpora() {
        return new Corpora(lists, archive, Set.of(), NameVariants.builtIn(), CLOCK);
    }

    private static boolean finds(Corpora corpora, String name) {
        return !corpora.corpus().hits(Applicant.named(name), .9).isEmpty();
    }

    private static double refused(SimpleMeterRegistry meters, String list) {
        return meters.get("gangway.list.refused").tag("list", list).gauge().value();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(lists.resolve(name), content);
    }

    private static String un(String day, String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(at ->
                        "<INDIVIDUAL><REFERENCE_NUMBER>%d</REFERENCE_NUMBER><FIRST_NAME>%s</FIRST_NAME></INDIVIDUAL>"
                                .formatted(at, names[at]))
                .collect(Collectors.joining(
                        "",
                        "<CONSOLIDATED_LIST dateGenerated=\"%sT10:00:00\"><INDIVIDUALS>".formatted(day),
                        "</INDIVIDUALS></CONSOLIDATED_LIST>"));
    }
}
