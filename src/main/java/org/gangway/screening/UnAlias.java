// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what one UN alias holds: several names, a name in another script in brackets, remarks after it. */
final class UnAlias {

    private static final Pattern BRACKETS = Pattern.compile("\\(([^)]*)\\)?");
    private static final Pattern BETWEEN = Pattern.compile(";|(?:^|\\s)[a-z]\\)\\s");
    private static final Pattern REMARK = Pattern.compile(",?\\s+(?:born|previously listed|formerly listed)\\b.*");
    private static final Pattern OTHER_SCRIPT = Pattern.compile("[\\p{L}\\p{M}\\s.\\-&&[^\\p{IsLatin}]]+");

    private UnAlias() {}

    static List<String> names(String alias) {
        List<String> names = new ArrayList<>();
        Matcher brackets = BRACKETS.matcher(alias);
        while (brackets.find()) {
            if (OTHER_SCRIPT.matcher(brackets.group(1)).matches()) {
                names.add(brackets.group(1));
            }
        }
        String outside = brackets.replaceAll(" ");
        Arrays.stream(BETWEEN.split(outside))
                .map(name -> REMARK.matcher(name).replaceFirst(""))
                .map(name -> OfacList.turned(name.strip()))
                .filter(name -> name.codePoints().anyMatch(Character::isLetter))
                .forEach(names::add);
        return names;
    }
}
