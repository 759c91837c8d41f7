// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The United Nations Security Council's consolidated list in XML. Individuals only. */
final class UnList {

    static final String NAME = "un";
    static final String ROOT = "CONSOLIDATED_LIST";

    private final ListFile file;
    private final List<ListedPerson> persons = new ArrayList<>();
    private LocalDate date;

    private UnList(ListFile file) {
        this.file = file;
        this.date = file.written();
    }

    static SanctionsList read(ListFile file) {
        UnList list = new UnList(file);
        list.parse();
        if (list.persons.isEmpty()) {
            throw file.broken(1, "holds no INDIVIDUAL");
        }
        return new SanctionsList(NAME, list.date, ListFile.hash(List.of(file.content())), list.persons);
    }

    private void parse() {
        Map<String, String> root =
                XmlEntries.each(file, ROOT, Set.of("INDIVIDUAL"), entry -> persons.add(person(entry)));
        ListDates.iso(root.getOrDefault("dateGenerated", "")).ifPresent(made -> date = made);
    }

    private ListedPerson person(XmlNode node) {
        String id = node.value("REFERENCE_NUMBER");
        List<ListedName> names = names(node);
        if (id.isEmpty() || names.isEmpty() || names.getFirst().text().isEmpty()) {
            throw file.broken(node.line(), "begins an INDIVIDUAL without reference number or name");
        }
        return new ListedPerson(
                id,
                names,
                births(node),
                nationalities(node),
                Gender.only(node.all("GENDER").map(XmlNode::text)),
                documents(node),
                node.value("UN_LIST_TYPE"),
                node.value("LISTED_ON"));
    }

    private static List<ListedName> names(XmlNode node) {
        String primary = Stream.of("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
                .map(node::value)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        List<ListedName> names = new ArrayList<>(List.of(ListedName.strong(primary)));
        node.all("NAME_ORIGINAL_SCRIPT")
                .map(XmlNode::text)
                .filter(text -> !text.isEmpty())
                .map(ListedName::strong)
                .forEach(names::add);
        node.all("INDIVIDUAL_ALIAS").flatMap(UnList::aliases).forEach(names::add);
        return names;
    }

    /** Only {@code Low} is weak: a quality the list leaves out must not weaken a match. */
    private static Stream<ListedName> aliases(XmlNode alias) {
        boolean weak = alias.value("QUALITY").equals("Low");
        return UnAlias.names(alias.value("ALIAS_NAME")).stream().map(name -> new ListedName(name, weak));
    }

    private static TreeSet<String> nationalities(XmlNode node) {
        return node.all("NATIONALITY")
                .flatMap(nationality -> nationality.all("VALUE"))
                .flatMap(value -> CountryCodes.code(value.text()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> documents(XmlNode node) {
        return node.all("INDIVIDUAL_DOCUMENT")
                .flatMap(document -> DocumentNumber.within(document.value("NUMBER")).stream())
                .distinct()
                .toList();
    }

    private static List<BirthSpan> births(XmlNode node) {
        Stream<Optional<BirthSpan>> own = node.all("INDIVIDUAL_DATE_OF_BIRTH")
                .filter(birth -> !birth.value("TYPE_OF_DATE").isEmpty())
                .map(UnList::birth);
        Stream<Optional<BirthSpan>> ofAliases = node.all("INDIVIDUAL_ALIAS")
                .map(alias -> alias.value("DATE_OF_BIRTH"))
                .filter(text -> !text.isEmpty())
                .map(text -> ListDates.iso(text).map(BirthSpan::day));
        return Remarks.readable(Stream.concat(own, ofAliases).toList());
    }

    private static Optional<BirthSpan> birth(XmlNode birth) {
        return switch (birth.value("TYPE_OF_DATE")) {
            case "BETWEEN" -> ListDates.years(birth.value("FROM_YEAR"), birth.value("TO_YEAR"));
            case "APPROXIMATELY" -> date(birth).map(BirthSpan::circa);
            default -> date(birth);
        };
    }

    private static Optional<BirthSpan> date(XmlNode birth) {
        return ListDates.iso(birth.value("DATE"))
                .map(BirthSpan::day)
                .or(() -> ListDates.years(birth.value("YEAR"), birth.value("YEAR")))
                .or(() -> ListDates.years(birth.value("FROM_YEAR"), birth.value("TO_YEAR")));
    }
}
