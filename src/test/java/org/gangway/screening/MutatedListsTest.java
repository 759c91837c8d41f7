// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gangway.Mutants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Files of lists that are damaged: a clear error with its position, and the corpus that was in use stays. */
class MutatedListsTest {

    private static final int MUTANTS = 2_000;
    private static final String PERSON =
            "<INDIVIDUAL><FIRST_NAME>%s</FIRST_NAME><REFERENCE_NUMBER>%s</REFERENCE_NUMBER></INDIVIDUAL>";

    /** One file of each kind that is read. */
    private static final Map<String, String> SOUND = Map.of(
            "un.xml",
            "<CONSOLIDATED_LIST dateGenerated=\"2026-01-31\"><INDIVIDUALS>" + PERSON.formatted("TELMO VARGONI", "A.1")
                    + PERSON.formatted("OSRIC BRELLIN", "A.2") + "</INDIVIDUALS></CONSOLIDATED_LIST>",
            "eu.xml",
            PublishedFormatsTest.EU,
            "uk.xml",
            PublishedFormatsTest.UK,
            "seco.xml",
            PublishedFormatsTest.SECO,
            "sdn.xml",
            PublishedFormatsTest.OFAC,
            "house.csv",
            OwnList.HEADER + "\nB-1,Telmo Vargoni,,Brellin,1958|1959-05-12,IR,m,P1,Internal,2020-02-03\n",
            "ministers.csv",
            OwnList.POLITICAL + "\np1,Telmo Vargoni,,,1961-03-14,IT,,,,,2,no,2024-05-01,Ida Vargoni\n",
            "provider.jsonl",
            "{\"id\": \"7\", \"name\": \"Telmo Vargoni\", \"aliases\": [\"T. Vargoni\"], \"birth-date\": \"1961\"}\n");

    /** The older form of OFAC's list, which cannot lie beside the newer one. */
    private static final Map<String, String> OLDER = Map.of(
            "sdn.csv",
            "9,\"VARGONI, Telmo\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 08 Jul 1961; nationality Iran\"\n",
            "alt.csv",
            "9,1,\"aka\",\"VARGONESCU, Telmo\",-0- \n",
            "sdn_comments.csv",
            "9,\"; Passport A1 (Iran).\"\n");

    @TempDir
    private Path folder = Path.of("");

    private int damaged;
    private int refused;

    @BeforeEach
    void quiet() {
        log(Level.OFF);
    }

    @AfterEach
    void loud() {
        log(null);
    }

    @Test
    void ofTwoThousandDamagedFilesEachIsRefusedWithItsPositionAndTheOldCorpusStaysOrIsSound() throws IOException {
        damage("newer", SOUND, MUTANTS * 3 / 4);
        damage("older", OLDER, MUTANTS / 4);
        assertThat(damaged).isEqualTo(MUTANTS);
        assertThat(refused).as("refused").isBetween(MUTANTS / 4, MUTANTS - MUTANTS / 20);
    }

    private void damage(String name, Map<String, String> sound, int mutants) throws IOException {
        Path lists = Files.createDirectory(folder.resolve(name));
        for (var file : sound.entrySet()) {
            Files.writeString(lists.resolve(file.getKey()), file.getValue());
        }
        List<String> files = sound.keySet().stream().sorted().toList();
        Corpora corpora = corpora(lists, name + "-0");
        Map<String, String> before = hashes(corpora);
        for (int seed = 0; seed < mutants; seed++) {
            String file = files.get(seed % files.size());
            byte[] whole = sound.getOrDefault(file, "").getBytes(StandardCharsets.UTF_8);
            Files.write(lists.resolve(file), Mutants.of(whole, seed));
            offer(corpora, lists, file, before);
            Files.write(lists.resolve(file), whole);
            if (!hashes(corpora).equals(before)) {
                corpora = corpora(lists, name + "-" + (seed + 1));
            }
        }
    }

    private void offer(Corpora corpora, Path lists, String file, Map<String, String> before) {
        ListReading reading = ListFolder.reading(lists);
        corpora.offer(reading);
        damaged++;
        Map<String, String> after = hashes(corpora);
        assertThat(after.keySet()).containsAll(before.keySet());
        assertThat(corpora.corpus().lists()).allMatch(list -> !list.persons().isEmpty());
        if (!reading.broken().isEmpty()) {
            refused++;
            assertThat(reading.broken()).allSatisfy(broken -> assertThat(broken)
                    .hasMessageMatching("(?s)Sanctions list " + file + ", line \\d+: .+\\. Download .*"));
            assertThat(after).as("the corpus that was in use").containsAllEntriesOf(before);
            assertThat(corpora.inUse().refused()).extracting(Refusal::reason).contains(Refusal.Reason.GONE);
        }
    }

    private Corpora corpora(Path lists, String archive) {
        return new Corpora(
                lists,
                new ListArchive(folder.resolve(archive)),
                Set.of(),
                NameVariants.builtIn(),
                InstantSource.system());
    }

    private static Map<String, String> hashes(Corpora corpora) {
        return corpora.corpus().lists().stream()
                .collect(Collectors.toMap(
                        SanctionsList::name, SanctionsList::hash, (one, same) -> one, LinkedHashMap::new));
    }

    private static void log(@org.jspecify.annotations.Nullable Level level) {
        ((Logger) LoggerFactory.getLogger(ListLog.class)).setLevel(level);
    }
}
