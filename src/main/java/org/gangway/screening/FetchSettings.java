// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where published lists are fetched from.
 *
 * @param enabled whether this process fetches; {@code false} in {@code local}
 * @param every pause between two rounds
 * @param bytes largest file that is taken
 */
@ConfigurationProperties("gangway.screening.fetch")
record FetchSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("PT6H") Duration every,
        @DefaultValue("300000000") long bytes,
        @DefaultValue Addresses addresses) {

    /** One for each list, as its publisher gives it; empty: not fetched. */
    record Addresses(
            @DefaultValue(
                            "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw")
                    String euFsf,
            @DefaultValue("https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN_ADVANCED.XML")
                    String ofacSdn,
            @DefaultValue(
                            "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction")
                    String seco,
            @DefaultValue("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml") String uk,
            @DefaultValue("https://scsanctions.un.org/resources/xml/en/consolidated.xml") String un) {

        /** By the names that hits have for the lists. */
        Map<String, String> byList() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("eu-fsf", euFsf);
            all.put("ofac-sdn", ofacSdn);
            all.put("seco", seco);
            all.put("uk", uk);
            all.put("un", un);
            all.values().removeIf(String::isBlank);
            return all;
        }
    }
}
