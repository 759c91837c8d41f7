// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NameScoreTest {

    private static final double EXACT = 1e-9;
    private static final NameVariants VARIANTS = NameVariants.builtIn();

    @Property(tries = 500)
    void aScoreIsBetweenNoneAndOneAndTheSumOfItsPairs(@ForAll("names") String one, @ForAll("names") String other) {
        NameMatch match = match(NameTokens.of(one), other);
        assertThat(match.score()).isBetween(0.0, 1.0);
        double parts =
                match.pairs().stream().mapToDouble(NameMatch.Pair::contribution).sum();
        assertThat(match.score()).isEqualTo(parts, within(EXACT));
    }

    @Property(tries = 300)
    void aNameIsWhollyItself(@ForAll("names") String name) {
        assertThat(match(NameTokens.of(name), name).score()).isEqualTo(1, within(EXACT));
    }

    @Example
    void aNameOfManyWordsIsWhollyItselfToo() {
        String name =
                "Tamsin Petronella Osric Telmo Hugo Quirin Gudrun Anselm Brellin Demorski Orlebar Vargoni Blauwasser Winterfeld";
        assertThat(match(NameTokens.of(name), name).score()).isEqualTo(1, within(EXACT));
        Corpus corpus = ScreeningFixtures.corpus(ScreeningFixtures.person("1", "Ada Nobody", name));
        Canary.checkAll(corpus);
    }

    @Example
    void whoIsNotFoundIsSeen() {
        Corpus corpus = ScreeningFixtures.corpus(ScreeningFixtures.person("1", "Telmo Vargoni"));
        ListedPerson other = ScreeningFixtures.person("2", "Telmo Vargoni");
        SanctionsList blind = new SanctionsList("test", ScreeningFixtures.WRITTEN, "hash", List.of(other));
        assertThat(Canary.lost(corpus, blind)).contains(other);
        assertThat(Canary.lost(corpus, corpus.lists().getFirst())).isEmpty();
    }

    @Property(tries = 300)
    void theOrderOfTheWordsDoesNotMatter(@ForAll("names") String name, @ForAll Random chance) {
        List<NameToken> turned = new ArrayList<>(NameTokens.of(name));
        Collections.shuffle(turned, chance);
        assertThat(match(turned, name).score()).isEqualTo(1, within(EXACT));
    }

    @Property(tries = 300)
    void theCandidatesHoldEveryHitThatAFullScanFinds(@ForAll("lists") List<String> listed, @ForAll Random chance) {
        ListedPerson[] persons = new ListedPerson[listed.size()];
        for (int at = 0; at < persons.length; at++) {
            persons[at] = ScreeningFixtures.person("p" + at, listed.get(at));
        }
        Corpus corpus = ScreeningFixtures.corpus(persons);
        String name = altered(listed.get(chance.nextInt(listed.size())), chance);
        Applicant applicant = new Applicant(name, Optional.empty(), Optional.empty());
        assertThat(corpus.hits(applicant, .6)).isEqualTo(corpus.fullScan(applicant, .6));
    }

    @Example
    void whatTheApplicantHasMoreOfWeighsHeavierThanWhatTheListHas() {
        double listedMore = match(NameTokens.of("Tamsin Orlebar"), "Tamsin Petronella Orlebar")
                .score();
        double applicantMore = match(NameTokens.of("Tamsin Petronella Orlebar"), "Tamsin Orlebar")
                .score();
        assertThat(applicantMore).isLessThan(listedMore).isGreaterThan(0);
        assertThat(listedMore).isLessThan(1);
    }

    @Example
    void twoWordsWrittenAsOneAreTheSameName() {
        assertThat(match(NameTokens.of("Mei Lin Hartwell"), "Meilin Hartwell").score())
                .isEqualTo(1, within(EXACT));
    }

    @Example
    void anOtherPatronymicIsNoVariantAndAMissingOneCostsLittle() {
        double missing =
                match(NameTokens.of("Gleb Antonovich Sternin"), "Gleb Sternin").score();
        double other = match(NameTokens.of("Gleb Antonovich Sternin"), "Gleb Borisovich Sternin")
                .score();
        double word =
                match(NameTokens.of("Gleb Orlebar Sternin"), "Gleb Sternin").score();
        assertThat(missing).isGreaterThan(word);
        assertThat(other).isLessThan(missing);
    }

    @Example
    void anOtherPatronymicSpeaksAgainstAsMuchAsAnOtherWord() {
        double other = match(NameTokens.of("Gleb Antonovich Sternin"), "Gleb Borisovich Sternin")
                .score();
        double word = match(NameTokens.of("Gleb Orlebar Sternin"), "Gleb Tamsin Sternin")
                .score();
        assertThat(other).isEqualTo(word, within(EXACT));
    }

    @Example
    void threePiecesOfAWordAreTheWordAndThreeNamesAreNot() {
        assertThat(match(NameTokens.of("Gleb Anto No Vich Sternin"), "Gleb Antonovich Sternin")
                        .score())
                .isEqualTo(1, within(EXACT));
        assertThat(match(NameTokens.of("Gleb Antonovich Sternin"), "Gleb Anto No Vich Sternin")
                        .score())
                .isEqualTo(1, within(EXACT));
        assertThat(match(NameTokens.of("Tamsin Petronella Orlebar Quill"), "Tamsinpetronellaorlebar Quill")
                        .score())
                .isLessThan(.5);
    }

    @Example
    void anInitialIsNeverAPieceOfAWord() {
        NameMatch match = match(NameTokens.of("Gleb T Frostin"), "Gleb W Frostin");
        assertThat(match.pairs())
                .extracting(NameMatch.Pair::applicant, NameMatch.Pair::listed)
                .containsExactly(tuple("gleb", "gleb"), tuple("frostin", "frostin"));
        assertThat(match.score()).isLessThan(.8);
    }

    @Example
    void anInitialThatOneSideLacksTellsLittle() {
        double initial = match(NameTokens.of("Gleb T. Sternin"), "Gleb Sternin").score();
        double word =
                match(NameTokens.of("Gleb Tamsin Sternin"), "Gleb Sternin").score();
        assertThat(initial).isGreaterThan(word).isLessThan(1);
    }

    @Example
    void capitalsAreTheInitialsOfTwoWords() {
        assertThat(match(NameTokens.of("TP Orlebar"), "Tamsin Petronella Orlebar")
                        .score())
                .isBetween(.8, .95);
        assertThat(match(NameTokens.of("TP Orlebar"), "Gleb Petronella Orlebar").score())
                .isLessThan(.8);
    }

    @Example
    void aGivenNameThatIsAlsoAParticleTellsPeopleApart() {
        assertThat(match(NameTokens.of("Ben Orlebar"), "Benjamin Orlebar").score())
                .isGreaterThan(.9);
        assertThat(match(NameTokens.of("Du Orlebar"), "Le Orlebar").score()).isZero();
    }

    @Example
    void aTitleAndTheFormOfAFirmTellLittle() {
        double word = match(NameTokens.of("Gleb Quill Sternin"), "Gleb Sternin").score();
        for (String light : List.of("Gleb Sayyid Sternin", "Sheikh Gleb Sternin", "Gleb Sternin LLC")) {
            assertThat(match(NameTokens.of(light), "Gleb Sternin").score())
                    .as(light)
                    .isGreaterThan(word)
                    .isLessThan(1);
        }
        assertThat(match(NameTokens.of("Sayyid Sternin"), "Sayyid Orlebar").score())
                .isZero();
    }

    @Example
    void whatIsLeftOverOnBothSidesTellsMoreWhereMuchElseIsTheSame() {
        assertThat(surcharge(1)).isGreaterThan(0);
        assertThat(surcharge(3)).isGreaterThan(1.5 * surcharge(1));
    }

    /** What two words that differ cost beyond what each costs alone. */
    private static double surcharge(double matched) {
        double[] word = {1};
        double[] none = {};
        return Leftover.of(word, word).cost(matched)
                - Leftover.of(word, none).cost(matched)
                - Leftover.of(none, word).cost(matched);
    }

    @Example
    void aWordSaidTwiceCountsOnce() {
        assertThat(match(NameTokens.of("Orlebar Orlebar Tamsin"), "Tamsin Orlebar")
                        .score())
                .isEqualTo(1, within(EXACT));
    }

    @Example
    void arabicIsComparedByItsConsonantsAndChineseByItsSigns() {
        assertThat(match(NameTokens.of("يوسف الحمدان"), "Yusuf al-Hamdan").score())
                .isGreaterThan(.8);
        assertThat(match(NameTokens.of("يوسف الحمدان"), "Asif Hamidi").score()).isLessThan(.7);
        assertThat(match(NameTokens.of("王小明"), "王小明").score()).isEqualTo(1, within(EXACT));
        assertThat(match(NameTokens.of("王曉明"), "王晓明").score()).isEqualTo(1, within(EXACT));
        assertThat(match(NameTokens.of("王小名"), "王小明").score()).isLessThan(.85);
    }

    @Example
    void aForeignNameInChineseSignsIsComparedByItsSounds() {
        assertThat(match(NameTokens.of("奥斯卡·特莫尔"), "Oskar Temmoll").score()).isBetween(.85, .97);
        assertThat(match(NameTokens.of("Oskar Temmoll"), "奥斯卡·特莫尔").score()).isBetween(.85, .97);
        assertThat(match(NameTokens.of("奥斯卡特莫尔"), "奥斯卡·特莫尔").score()).isEqualTo(1, within(EXACT));
        assertThat(match(NameTokens.of("奥斯卡·特莫尔"), "Anton Sellbach").score()).isZero();
        assertThat(NameTokens.of("王小明")).hasSize(3);
    }

    @Example
    void anHInArabicMayBeALetterOfItsOwn() {
        for (String[] pair : new String[][] {
            {"طه الصحراوي", "Taha al-Sahrawi"},
            {"سهيل الزهراني", "Suhayl Zahrani"},
            {"خالد الشامي", "Khalid al-Shami"},
            {"فضل خميس", "Fazal Khamis"},
            {"بلقاسم السعدي", "Belgacem Essaadi"},
            {"رحمت الله", "Rahmatullah"}
        }) {
            assertThat(match(NameTokens.of(pair[0]), pair[1]).score())
                    .as(pair[1])
                    .isGreaterThan(.8);
        }
    }

    @Example
    void aPetNameIsAFormOfTheFullName() {
        assertThat(match(NameTokens.of("Michi Orlebar"), "Michaela Orlebar").score())
                .isBetween(.9, .99);
        assertThat(match(NameTokens.of("Vova Sternin"), "Vladimir Sternin").score())
                .isBetween(.9, .99);
    }

    @Example
    void wordsInPiecesAreComparedByTheirSpellingAlsoWhereTheyAreFormsOfOneName() {
        assertThat(match(NameTokens.of("Gleb Abubaker Sternin"), "Gleb Abu Bakr Sternin")
                        .score())
                .isGreaterThan(.9);
    }

    @Example
    void aLetterMayBeWrongInAWordOfFour() {
        assertThat(match(NameTokens.of("Quil Sternin"), "Quin Sternin").score()).isBetween(.8, .9);
        assertThat(match(NameTokens.of("Qui Sternin"), "Quo Sternin").score()).isLessThan(.95);
        assertThat(match(NameTokens.of("Tam Sternin"), "Tak Sternin").score()).isZero();
    }

    @Example
    void twoWordsThatTogetherAreLikeOneListedWordAreNoMatch() {
        assertThat(match(NameTokens.of("Ru Muli"), "Rumuly").score()).isZero();
    }

    @Example
    void anInitialIsLessThanItsWordAndAnotherInitialIsNothing() {
        double initial = match(NameTokens.of("T. Orlebar"), "Tamsin Orlebar").score();
        assertThat(initial).isLessThan(1).isGreaterThan(.8);
        assertThat(match(NameTokens.of("K. Orlebar"), "Tamsin Orlebar").score()).isZero();
    }

    private static NameMatch match(List<NameToken> applicant, String listed) {
        IndexedName name = ScreeningFixtures.listed(listed);
        TokenLikeness likeness = new TokenLikeness(VARIANTS);
        return new NameScore(applicant, likeness, Weights.of(List.of(name))).against(name);
    }

    /** Drops, doubles, changes or swaps a letter, takes a space away, cuts a word into pieces or leaves its initial. */
    private static String altered(String name, Random chance) {
        int at = chance.nextInt(name.length() - 1);
        char letter = name.charAt(at);
        return switch (chance.nextInt(8)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + letter + name.substring(at);
            case 2 -> name.substring(0, at) + (char) ('a' + chance.nextInt(26)) + name.substring(at + 1);
            case 3 -> name.substring(0, at) + name.charAt(at + 1) + letter + name.substring(at + 2);
            case 4 -> name.replaceFirst(" ", "");
            case 5 -> name.replaceFirst("^(...)(...)", "$1 $2 ");
            case 6 -> name.replaceFirst("^(.)\\w*", "$1.");
            default -> name;
        };
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return names().list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> syllable = Arbitraries.of(
                "ka", "mor", "lin", "sha", "dov", "ri", "bel", "tan", "phi", "zeh", "quo", "ster", "u", "wen", "gha",
                "ly");
        Arbitrary<String> word =
                Combinators.combine(syllable, syllable, syllable).as((a, b, c) -> a + b + c);
        return word.list().ofMinSize(2).ofMaxSize(4).map(words -> String.join(" ", words));
    }
}
