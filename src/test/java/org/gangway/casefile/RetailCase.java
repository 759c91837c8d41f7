// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.Map;

/** A case of the retail scenario, as far on its way as a test needs it. */
abstract class RetailCase {
    final Play play = new Play(Scenarios.retail());

    final Play answered() {
        play.start().answer("yes");
        play.reply("open-lead", Reply.of(Reply.Kind.DONE).with(Map.of("lead-id", Value.open("L-1"))));
        return play.answer("Ann Example").answer("1990-05-07").answer("claim").answer("yes");
    }

    /** A case of its own, in which signing has begun. */
    static Play signing() {
        RetailCase test = new RetailCase() {};
        test.answered().reply("verify-face", Reply.of(Reply.Kind.PASS)).reply("screen", Reply.of(Reply.Kind.PASS));
        return test.play.reply("rate-risk", Reply.of(Reply.Kind.PASS));
    }

    final Play approved() {
        answered().reply("verify-face", Reply.of(Reply.Kind.PASS)).reply("screen", Reply.of(Reply.Kind.PASS));
        play.reply("rate-risk", Reply.of(Reply.Kind.PASS)).reply("sign", Reply.of(Reply.Kind.DONE));
        return play.reply("open-account", Reply.of(Reply.Kind.DONE));
    }

    final Play closed() {
        play.reply("announce", Reply.of(Reply.Kind.DONE)).reply("update-lead", Reply.of(Reply.Kind.DONE));
        play.farewellSeen();
        return play.reply(CaseFile.CLOSE, Reply.of(Reply.Kind.DONE).with(Map.of("certificate", Value.open("jws"))));
    }
}
