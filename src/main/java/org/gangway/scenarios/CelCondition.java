// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gangway.casefile.Condition;

/**
 * A condition in CEL. It sees {@code value} (the answer being judged), {@code age} (completed years in UTC, of the answer
 * where that is a date, else of the field {@code birth-date}) and {@code fields}, which must be read by literal names.
 * Safe for use by several threads.
 */
final class CelCondition implements Condition {
    static final String BIRTH_DATE = "birth-date";

    /** Where the age comes from. */
    enum AgeOf {
        ANSWER,
        BIRTH_DATE
    }

    private final String text;
    private final CelRuntime.Program program;
    private final Set<String> fields;
    private final CelCompilation.Compiled compiled;
    private final boolean readsAge;
    private final AgeOf ageOf;

    private CelCondition(String text, CelCompilation.Compiled compiled, AgeOf ageOf) {
        this.text = text;
        this.program = compiled.program();
        this.fields = compiled.fields(ageOf);
        this.compiled = compiled;
        this.readsAge = compiled.readsAge();
        this.ageOf = ageOf;
    }

    /** @throws BrokenCondition if this is not CEL, not true-or-false, or reads a variable or field it may not */
    static CelCondition compile(String text, AgeOf ageOf) throws BrokenCondition {
        return new CelCondition(text, CelCompilation.compile(text), ageOf);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Set<String> fields() {
        return fields;
    }

    @Override
    public boolean holds(String value, Map<String, String> fields, Instant at) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("value", value);
        variables.put("fields", fields);
        if (readsAge) {
            variables.put("age", age(ageOf == AgeOf.ANSWER ? value : fields.getOrDefault(BIRTH_DATE, ""), at));
        }
        try {
            return (Boolean) program.eval(variables);
        } catch (CelEvaluationException e) {
            // no cause: its message quotes what the customer wrote
            throw new IllegalStateException("the condition " + text + " cannot be evaluated on these answers");
        }
    }

    /** Whether it asks if the field is there before it reads it; an age cannot be asked for. */
    boolean tests(String field) {
        return compiled.tested().contains(field) && !(readsAge && field.equals(BIRTH_DATE));
    }

    /** Functions in it that fail on some texts. */
    Set<String> partial() {
        return compiled.partial();
    }

    private long age(String birthDate, Instant at) {
        try {
            LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
            return Period.between(LocalDate.parse(birthDate), today).getYears();
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("the condition " + text + " needs an age, but there is no birth date");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
