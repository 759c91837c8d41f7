// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownHitTest {

    private static final String HITS =
            """
            [{"list":"un","entity":"T1","name":"Telmo Vargoni","weakAlias":false,"programme":"TEST","listedOn":"2020-02-03",
            "nameScore":0.9312,"identityScore":-0.05,"score":0.8812,"band":"possible","ofacScore":97,
            "pairs":[{"applicant":"telmo","listed":"telmo","kind":"equal","similarity":1,"weight":0.5,"contribution":0.4}],
            "onlyApplicant":[{"word":"anselm","weight":0.5,"cost":0.07}],"onlyListed":["quirin"],
            "attributes":[{"attribute":"birth-date","listed":"1961-07-08","finding":"years-off","effect":-0.05}],
            "otherNames":[{"name":"Osric Brellin","weakAlias":false,"nameScore":0.61}]}]
            """
                    .replace("\n", "");

    @Test
    void whatSpeaksForAndAgainstAHitIsReadAtOnce() {
        ShownHit hit = ShownHit.of(HITS).getFirst();
        assertThat(hit.name()).isEqualTo("Telmo Vargoni");
        assertThat(hit.where()).isEqualTo("un T1 · TEST · listed on 2020-02-03");
        assertThat(hit.scores()).isEqualTo("name 0.93 · identity -0.05 · OFAC’s tool about 97");
        assertThat(hit.words()).containsExactly(new ShownHit.Words("telmo", "telmo", "equal", "1.00", "+0.40"));
        assertThat(hit.missing()).containsExactly("only the customer: anselm -0.07", "only the list: quirin");
        assertThat(hit.attributes())
                .containsExactly(new ShownHit.Attribute("birth-date", "1961-07-08", "years-off", "-0.05"));
        assertThat(hit.others()).containsExactly("Osric Brellin 0.61");
        assertThat(hit.toString()).doesNotContain("Vargoni");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            applied          | No alert: exemption made by ada and grace until 2027-01-01: other-birth-place
            expired          | The exemption is over: made by ada and grace until 2027-01-01: other-birth-place
            entry-changed    | The list has changed since the exemption made by ada and grace until 2027-01-01: other-birth-place
            customer-changed | The customer’s data has changed since the exemption made by ada and grace until 2027-01-01: other-birth-place
            """)
    void anExemptionIsSaidWithWhoMadeItAndWhetherItHolds(String state, String said) {
        String exempted = with(
                "\"exemption\":{\"id\":\"1\",\"state\":\"" + state
                        + "\",\"reason\":\"other-birth-place\",\"until\":\"2027-01-01\",\"maker\":\"ada\",\"checker\":\"grace\"}");
        assertThat(ShownHit.of(exempted).getFirst().standing()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            applied          | This is the customer: confirmation made by ada and grace on 2026-11-26 until 2027-01-01: same-photo
            entry-changed    | The list has changed since the confirmation made by ada and grace on 2026-11-26 until 2027-01-01: same-photo
            """)
    void aConfirmationIsSaidWithWhoMadeItAndWhen(String state, String said) {
        String confirmed = with(
                "\"exemption\":{\"id\":\"1\",\"decision\":\"confirmed\",\"approved\":\"2026-11-26T09:30:00Z\",\"state\":\""
                        + state
                        + "\",\"reason\":\"same-photo\",\"until\":\"2027-01-01\",\"maker\":\"ada\",\"checker\":\"grace\"}");
        assertThat(ShownHit.of(confirmed).getFirst().standing()).isEqualTo(said);
    }

    @Test
    void aPoliticallyExposedPersonIsShownWithTierOfficeAndAssociates() {
        ShownHit hit = ShownHit.of(
                        with(
                                "\"alert\":false,\"office\":{\"tier\":\"2\",\"inOffice\":false,\"leftOn\":\"2024-05-01\",\"associates\":[\"Ida Vargoni\"]}"))
                .getFirst();
        assertThat(hit.office()).isEqualTo("tier 2 · not in office · left on 2024-05-01 · associates: Ida Vargoni");
        assertThat(hit.standing()).isEqualTo("No alert: a weak alias and nothing else");
        assertThat(ShownHit.of(HITS).getFirst().standing()).isEmpty();
    }

    private static String with(String members) {
        return HITS.replace("\"ofacScore\"", members + ",\"ofacScore\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "Telmo", "[{\"a\":1}]", "[{\"list\":", "{\"list\":\"un\",\"nameScore\":1}"})
    void anyOtherTextIsNoHit(String text) {
        assertThat(ShownHit.of(text)).isEmpty();
    }
}
