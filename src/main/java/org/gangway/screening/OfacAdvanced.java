// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** OFAC's Specially Designated Nationals as "advanced" XML. Individuals only. Ids mean what the file itself says. */
final class OfacAdvanced {

    static final String ROOT = "Sanctions";
    private static final Set<String> READ =
            Set.of("DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "SanctionsEntry");

    private final ListFile file;
    private final OfacMeanings meanings = new OfacMeanings();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, List<String>> documents = new HashMap<>();
    private final Map<String, XmlNode> entries = new HashMap<>();
    private final List<XmlNode> profiles = new ArrayList<>();
    private LocalDate made;

    private OfacAdvanced(ListFile file) {
        this.file = file;
        this.made = file.written();
    }

    static SanctionsList read(ListFile file) {
        OfacAdvanced list = new OfacAdvanced(file);
        XmlEntries.each(file, ROOT, READ, list::entry);
        List<ListedPerson> persons = list.profiles.stream().map(list::person).toList();
        if (persons.isEmpty()) {
            throw file.broken(1, "holds no individual");
        }
        return new SanctionsList(OfacList.NAME, list.made, ListFile.hash(List.of(file.content())), persons);
    }

    private void entry(XmlNode node) {
        switch (node.name()) {
            case "DateOfIssue" -> day(node).ifPresent(day -> made = day.from());
            case "ReferenceValueSets" ->
                node.children().forEach(set -> set.children().forEach(meanings::take));
            case "Location" ->
                node.all("LocationCountry")
                        .findFirst()
                        .ifPresent(country -> places.put(node.attribute("ID"), country.attribute("CountryID")));
            case "IDRegDocument" ->
                documents.merge(
                        node.attribute("IdentityID"), List.of(node.value("IDRegistrationNo")), OfacAdvanced::both);
            case "SanctionsEntry" -> entries.put(node.attribute("ProfileID"), node);
            default -> node.all("Profile").filter(meanings::individual).forEach(profiles::add);
        }
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private ListedPerson person(XmlNode profile) {
        String id = profile.attribute("ID");
        List<ListedName> names = profile.all("Identity")
                .flatMap(this::names)
                .filter(name -> !name.text().isEmpty())
                .distinct()
                .toList();
        if (id.isEmpty() || names.isEmpty()) {
            throw file.broken(profile.line(), "begins an individual without id or name");
        }
        Optional<XmlNode> entry = Optional.ofNullable(entries.get(id));
        return new ListedPerson(
                id,
                names,
                births(profile),
                nationalities(profile),
                Gender.only(details(profile, "Gender")),
                profile.all("Identity")
                        .flatMap(identity -> documents.getOrDefault(identity.attribute("ID"), List.of()).stream())
                        .toList(),
                entry.map(OfacAdvanced::programmes).orElse(""),
                entry.flatMap(one -> one.path("EntryEvent/Date").findFirst())
                        .flatMap(OfacAdvanced::day)
                        .map(BirthSpan::toString)
                        .orElse(""));
    }

    private List<BirthSpan> births(XmlNode profile) {
        return Remarks.readable(versions(profile, "Birthdate")
                .flatMap(version -> version.all("DatePeriod"))
                .map(OfacAdvanced::birth)
                .toList());
    }

    private static String programmes(XmlNode entry) {
        return entry.path("SanctionsMeasure/Comment")
                .map(XmlNode::text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Stream<XmlNode> versions(XmlNode profile, String kind) {
        return profile.all("Feature")
                .filter(feature -> meanings.feature(feature).equals(kind))
                .flatMap(feature -> feature.all("FeatureVersion"));
    }

    private Stream<String> details(XmlNode profile, String kind) {
        return versions(profile, kind)
                .flatMap(version -> version.all("VersionDetail"))
                .map(meanings::detail);
    }

    private TreeSet<String> nationalities(XmlNode profile) {
        return Stream.of("Nationality Country", "Citizenship Country")
                .flatMap(kind -> Stream.concat(
                        versions(profile, kind)
                                .flatMap(version -> version.all("VersionLocation"))
                                .map(place -> places.get(place.attribute("LocationID")))
                                .filter(Objects::nonNull)
                                .map(meanings::country),
                        details(profile, kind)
                                .map(text -> CountryCodes.code(text).orElse(null))))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The primary name first. */
    private Stream<ListedName> names(XmlNode identity) {
        Map<String, String> groups = identity.path("NamePartGroups/MasterNamePartGroup/NamePartGroup")
                .collect(Collectors.toMap(
                        group -> group.attribute("ID"),
                        group -> group.attribute("NamePartTypeID"),
                        (one, same) -> one));
        return identity.all("Alias")
                .sorted(Comparator.comparing(
                        (XmlNode alias) -> !alias.attribute("Primary").equals("true")))
                .flatMap(alias -> alias.all("DocumentedName")
                        .map(name -> new ListedName(
                                text(name, groups),
                                alias.attribute("LowQuality").equals("true"))));
    }

    /** Given names before the family name, as people write them. */
    private String text(XmlNode name, Map<String, String> groups) {
        return name.path("DocumentedNamePart/NamePartValue")
                .sorted(Comparator.comparing((XmlNode part) ->
                        meanings.familyName(groups.getOrDefault(part.attribute("NamePartGroupID"), ""))))
                .map(XmlNode::text)
                .collect(Collectors.joining(" "));
    }

    private static Optional<BirthSpan> birth(XmlNode period) {
        Optional<BirthSpan> from = period.path("Start/From").findFirst().flatMap(OfacAdvanced::day);
        Optional<BirthSpan> to = period.path("End/To").findFirst().flatMap(OfacAdvanced::day);
        if (from.isEmpty() || to.isEmpty() || to.get().to().isBefore(from.get().from())) {
            return Optional.empty();
        }
        boolean circa = period.children().stream()
                .anyMatch(end -> end.attribute("Approximate").equals("true"));
        BirthSpan span = new BirthSpan(from.get().from(), to.get().to());
        return Optional.of(circa ? span.circa() : span);
    }

    private static Optional<BirthSpan> day(XmlNode date) {
        return ListDates.parts(date.value("Year"), date.value("Month"), date.value("Day"));
    }
}
