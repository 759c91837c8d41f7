// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/** For checks that ask one vendor one thing and judge by one number: such a check is a route and no Java. */
public final class VendorCheck {
    private static final VendorAnswers VENDOR = new VendorAnswers("the vendor");

    VendorCheck() {}

    /** A JSON object with the fields that the step declared under {@code needs}, and nothing else. */
    public String request(StepInput input) {
        ObjectNode body = VendorAnswers.object();
        input.fields().forEach(body::put);
        return VendorAnswers.json(body);
    }

    /**
     * Judges by a number in the vendor's answer.
     *
     * @param name of the number in the JSON answer
     * @param least what passes; anything lower is referred to a human, never refused
     * @return {@code pass}, or {@code refer} with the reason {@code <name>.low}; the number is a sealed fact of this name
     * @throws UnusableAnswer if the answer holds no such number
     */
    public Reply atLeast(String answer, String name, String least) throws UnusableAnswer {
        BigDecimal number = number(answer, name);
        Reply reply = number.compareTo(new BigDecimal(least)) >= 0
                ? Reply.of(Reply.Kind.PASS)
                : Reply.of(Reply.Kind.REFER, name + ".low");
        return reply.with(Map.of(name, Value.plain(number.toPlainString())));
    }

    private static BigDecimal number(String answer, String name) throws UnusableAnswer {
        try {
            return new BigDecimal(VENDOR.text(answer, name));
        } catch (NumberFormatException e) {
            throw new UnusableAnswer("the vendor", name);
        }
    }
}
