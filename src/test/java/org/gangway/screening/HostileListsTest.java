// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gangway.Mutants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file in the folder of lists that no publisher has made: read or refused, and nothing else is read because of it. */
class HostileListsTest {
    private static final String PERSON =
            "<INDIVIDUAL><FIRST_NAME>%s</FIRST_NAME><REFERENCE_NUMBER>A.1</REFERENCE_NUMBER></INDIVIDUAL>";
    private static final String UN = "<CONSOLIDATED_LIST dateGenerated=\"2026-01-31\"><INDIVIDUALS>"
            + PERSON.formatted("TELMO") + "</INDIVIDUALS></CONSOLIDATED_LIST>";
    private static final String SDN =
            "9,\"VARGONI, Telmo\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 08 Jul 1961; nationality Iran\"\n";

    @Property(tries = 1_000)
    void aMutantOfTheUnListIsReadOrRefused(@ForAll long seed) {
        try {
            assertThat(UnList.read(file("un.xml", Mutants.of(UN, seed))).persons())
                    .isNotEmpty();
        } catch (ListBroken refused) {
            assertThat(refused).hasMessageContaining("un.xml, line ");
        }
    }

    @Property(tries = 1_000)
    void aMutantOfTheOfacListIsReadOrRefused(@ForAll long seed) {
        try {
            ListFile aliases = file("alt.csv", Mutants.of("9,1,\"aka\",\"VARGONESCU, Telmo\",-0- \n", seed));
            assertThat(OfacList.read(file("sdn.csv", Mutants.of(SDN, seed)), List.of(aliases), List.of())
                            .persons())
                    .isNotEmpty();
        } catch (ListBroken refused) {
            assertThat(refused).hasMessageContaining(".csv, line ");
        }
    }

    @Test
    @Timeout(5)
    void noEntityIsFollowedOrUnfolded(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRETLY");
        String outside = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>" + UN.replace("TELMO", "T&e;");
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
                + UN.replace("TELMO", "&d;&d;&d;&d;&d;");
        for (String xml : List.of(outside, bomb)) {
            assertThatThrownBy(() -> UnList.read(file("un.xml", xml)))
                    .isInstanceOf(ListBroken.class)
                    .hasMessageNotContaining("SECRETLY");
        }
    }

    @Test
    @Timeout(5)
    void aListThatIsDeepIsRefused() {
        String deep = UN.replace("TELMO", "<A>".repeat(60_000) + "</A>".repeat(60_000));
        assertThatThrownBy(() -> UnList.read(file("un.xml", deep))).isInstanceOf(ListBroken.class);
    }

    @Test
    @Timeout(5)
    void aQuoteThatNeverClosesIsRefused() {
        assertThatThrownBy(() -> OfacList.read(file("sdn.csv", "9,\"" + "x,\n".repeat(300_000)), List.of(), List.of()))
                .isInstanceOf(ListBroken.class);
    }

    private static ListFile file(String name, String content) {
        return ScreeningFixtures.file(name, content);
    }
}
