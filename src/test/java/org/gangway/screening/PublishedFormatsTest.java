// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gangway.Mutants;
import org.gangway.Skips;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each trap of each publisher's format, in files of our own making. */
class PublishedFormatsTest {

    static final String EU =
            """
            <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-31T10:00:00">
              <sanctionEntity euReferenceNumber="EU.1.1" designationDate="2020-02-03">
                <regulation programme="TEST" publicationDate="2020-02-04"/>
                <subjectType code="person"/>
                <nameAlias firstName="Telmo" lastName="VARGONI" wholeName="" gender="M" strong="true"/>
                <nameAlias wholeName="Brellin" gender="M" strong="false"/>
                <citizenship countryIso2Code="00"/><citizenship countryIso2Code="IR"/>
                <birthdate circa="true" calendarType="GREGORIAN" yearRangeFrom="1953" yearRangeTo="1958"/>
                <identification knownFalse="true" number="F1"/><identification knownFalse="false" number="P1"/>
              </sanctionEntity>
              <sanctionEntity euReferenceNumber="EU.2.2">
                <subjectType code="enterprise"/><nameAlias wholeName="Vargoni Ltd" strong="true"/>
              </sanctionEntity>
            </export>
            """;
    static final String UK =
            """
            <Designations><DateGenerated>31/01/2026</DateGenerated>
              <Designation><DateDesignated>03/02/2020</DateDesignated><UniqueID>TST0001</UniqueID>
                <Names><Name><Name1>TELMO</Name1><Name6>VARGONI</Name6><NameType>Primary Name</NameType></Name>
                  <Name><Name6>Brellin</Name6><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
                <NonLatinNames><NonLatinName><NameNonLatinScript>تلمو</NameNonLatinScript></NonLatinName></NonLatinNames>
                <RegimeName>Test Regulations</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
                <IndividualDetails><Individual><DOBs><DOB>dd/mm/1958</DOB><DOB>12/05/1959</DOB></DOBs>
                  <Nationalities><Nationality>Iran</Nationality></Nationalities><Genders><Gender>Male</Gender></Genders>
                  <PassportDetails><Passport><PassportNumber>P1</PassportNumber></Passport></PassportDetails>
                </Individual></IndividualDetails></Designation>
              <Designation><UniqueID>TST0002</UniqueID><Names><Name><Name6>Ltd</Name6></Name></Names>
                <IndividualEntityShip>Entity</IndividualEntityShip></Designation>
            </Designations>
            """;
    static final String SECO =
            """
            <swiss-sanctions-list date="2026-01-31">
              <sanctions-program><program-key lang="eng">Test</program-key><sanctions-set ssid="7"/></sanctions-program>
              <target ssid="1"><sanctions-set-id>7</sanctions-set-id><individual sex="male">
                <identity main="true"><name quality="good">
                  <name-part order="1"><value>Vargoni</value><spelling-variant lang="RUS" script="LATN">Wargoni</spelling-variant></name-part>
                  <name-part order="2"><value>Telmo</value></name-part></name>
                  <name quality="low"><name-part><value>Brellin</value></name-part></name>
                  <day-month-year year="1958" calendar="Gregorian"/>
                  <nationality><country iso-code="IR">Iran</country></nationality></identity></individual>
                <modification modification-type="listed" publication-date="2020-02-03" effective-date="2020-02-03"><added>
                  <individual><identity><name><name-part><value>Nested Repeat</value></name-part></name></identity></individual>
                </added></modification></target>
              <target ssid="2"><individual><identity><name><name-part><value>Gone Away</value></name-part></name></identity></individual>
                <modification modification-type="de-listed" effective-date="2021-01-01"/>
                <modification modification-type="listed" effective-date="2020-01-01"/></target>
              <target ssid="3"><individual><identity><name><name-part><value>Back Again</value></name-part></name></identity></individual>
                <modification modification-type="listed" effective-date="2022-01-01"/>
                <modification modification-type="de-listed" effective-date="2021-01-01"/></target>
            </swiss-sanctions-list>
            """;
    static final String OFAC =
            """
            <Sanctions><DateOfIssue><Year>2026</Year><Month>1</Month><Day>31</Day></DateOfIssue>
              <ReferenceValueSets>
                <PartySubTypeValues><PartySubType ID="9">Individual</PartySubType><PartySubType ID="4">Entity</PartySubType></PartySubTypeValues>
                <FeatureTypeValues><FeatureType ID="81">Birthdate</FeatureType><FeatureType ID="82">Nationality Country</FeatureType></FeatureTypeValues>
                <NamePartTypeValues><NamePartType ID="1">Last Name</NamePartType><NamePartType ID="2">First Name</NamePartType></NamePartTypeValues>
                <CountryValues><Country ID="55" ISO2="IR">Iran</Country></CountryValues></ReferenceValueSets>
              <Locations><Location ID="500"><LocationCountry CountryID="55"/></Location></Locations>
              <IDRegDocuments><IDRegDocument IdentityID="11"><IDRegistrationNo>P1</IDRegistrationNo></IDRegDocument></IDRegDocuments>
              <DistinctParties><DistinctParty><Profile ID="1" PartySubTypeID="9"><Identity ID="11">
                <Alias Primary="false" LowQuality="true"><DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="22">Brellin</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                <Alias Primary="true" LowQuality="false"><DocumentedName>
                  <DocumentedNamePart><NamePartValue NamePartGroupID="21">VARGONI</NamePartValue></DocumentedNamePart>
                  <DocumentedNamePart><NamePartValue NamePartGroupID="22">Telmo</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="21" NamePartTypeID="1"/></MasterNamePartGroup>
                  <MasterNamePartGroup><NamePartGroup ID="22" NamePartTypeID="2"/></MasterNamePartGroup></NamePartGroups></Identity>
                <Feature FeatureTypeID="81"><FeatureVersion><DatePeriod>
                  <Start Approximate="true"><From><Year>1958</Year><Month>1</Month><Day>1</Day></From></Start>
                  <End Approximate="true"><To><Year>1958</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
                <Feature FeatureTypeID="82"><FeatureVersion><VersionLocation LocationID="500"/></FeatureVersion></Feature>
              </Profile></DistinctParty>
              <DistinctParty><Profile ID="2" PartySubTypeID="4"><Identity ID="12"/></Profile></DistinctParty></DistinctParties>
              <SanctionsEntries><SanctionsEntry ProfileID="1"><EntryEvent><Date><Year>2020</Year><Month>2</Month><Day>3</Day></Date></EntryEvent>
                <SanctionsMeasure><Comment>SDGT</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>
            </Sanctions>
            """;
    private static final String OWN =
            OwnList.HEADER + "\nB-1,Telmo Vargoni,,Brellin,1958|1959-05-12,IR,m,P1,Internal,2020-02-03\n";

    private static final Map<String, Function<ListFile, SanctionsList>> READERS = Map.of(
            EU, EuList::read,
            UK, UkList::read,
            SECO, SecoList::read,
            OFAC, OfacAdvanced::read,
            OWN, OwnList::read);

    @Test
    void everyFormatGivesTheSamePerson() {
        READERS.forEach((text, reader) -> {
            ListedPerson person = reader.apply(ScreeningFixtures.file("list.csv", text))
                    .persons()
                    .getFirst();
            assertThat(person.names().getFirst().text().toLowerCase(Locale.ROOT).split(" "))
                    .containsExactlyInAnyOrder("telmo", "vargoni");
            assertThat(ScreeningFixtures.names(person, true)).containsExactly("Brellin");
            assertThat(person.nationalities()).containsExactly("IR");
            assertThat(person.births().getFirst().meets(BirthSpan.parse("1958-06-01")))
                    .isTrue();
            assertThat(person.programme()).isNotEmpty();
            assertThat(person.listedOn()).isNotEmpty();
        });
    }

    @Test
    void theEuropeanUnionsUnknownCountriesAndFalseDocumentsAreLeftOut() {
        ListedPerson person = ScreeningFixtures.only(EuList.read(ScreeningFixtures.file("eu.xml", EU)));
        assertThat(person.documents()).containsExactly("P1");
        assertThat(person.gender()).contains(Gender.MALE);
        assertThat(person.births()).containsExactly(BirthSpan.years(1953, 1958).circa());
    }

    @Test
    void halfKnownBritishDatesAreSpans() {
        ListedPerson person = ScreeningFixtures.only(UkList.read(ScreeningFixtures.file("uk.xml", UK)));
        assertThat(person.births().getFirst()).isEqualTo(BirthSpan.years(1958, 1958));
        assertThat(person.births().getLast().exact()).isTrue();
        assertThat(ScreeningFixtures.names(person, false)).contains("تلمو");
        assertThat(person.documents()).containsExactly("P1");
    }

    @Test
    void whoIsDelistedInSwitzerlandIsLeftOutAndHistoryIsNoName() {
        SanctionsList list = SecoList.read(ScreeningFixtures.file("seco.xml", SECO));
        assertThat(list.persons()).extracting(ListedPerson::id).containsExactly("1", "3");
        assertThat(ScreeningFixtures.names(list.persons().getFirst(), false))
                .containsExactly("Vargoni Telmo", "Wargoni Telmo");
    }

    @Test
    void whatAnIdOfOfacMeansIsReadFromTheFile() {
        ListedPerson person = ScreeningFixtures.only(OfacAdvanced.read(ScreeningFixtures.file("sdn.xml", OFAC)));
        assertThat(person.names().getFirst().text()).isEqualTo("Telmo VARGONI");
        assertThat(person.births()).containsExactly(BirthSpan.years(1958, 1958).circa());
        assertThat(person.documents()).containsExactly("P1");
        assertThat(person.programme()).isEqualTo("SDGT");
    }

    /** With those of HostileListsTest more than 2,000 for the old formats, and 2,500 for these. */
    @Property(tries = 500)
    void aMutantIsReadOrRefusedWithItsPosition(@ForAll long seed) {
        READERS.forEach((text, reader) -> {
            try {
                assertThat(reader.apply(ScreeningFixtures.file("list.x", Mutants.of(text, seed)))
                                .persons())
                        .isNotEmpty();
            } catch (ListBroken refused) {
                assertThat(refused).hasMessageContaining("list.x, line ");
            }
        });
    }

    @Test
    void aDocumentNumberIsAHitWithHalfAName() {
        Corpus corpus = Corpus.of(List.of(EuList.read(ScreeningFixtures.file("eu.xml", EU))));
        Applicant applicant = new Applicant(
                "Telmo Vargoni Quill", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("p 1"));
        assertThat(corpus.hits(applicant, .99)).hasSize(1);
        assertThat(corpus.hits(Applicant.named("Telmo Vargoni Quill"), .99)).isEmpty();
    }

    @Test
    @Tag("shared")
    void thePublishersSamplesAreRead() {
        Path samples = Path.of(System.getProperty("shared", "../shared"), "data/screening/lists/format-samples");
        Skips.unless(Files.isDirectory(samples), "no samples are in " + samples);
        assertThat(ListFolder.published(samples))
                .extracting(list -> list.name() + " " + list.persons().size())
                .containsExactly("eu-fsf 2", "ofac-sdn 1", "seco 1", "uk 1");
    }
}
