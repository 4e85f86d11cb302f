-- What villagers agreed to get through WeChat, by template, counted as WeChat counts it.
CREATE TABLE notice_consent (
    id        bytea PRIMARY KEY,                   -- keyed hash of the villager's account and the template
    template  text NOT NULL,
    remaining int NOT NULL CHECK (remaining >= 0), -- messages that may still be sent; of a long-term template 0
    long_term boolean NOT NULL,                    -- agreed to a long-term template, which is not used up
    given_on  date NOT NULL                        -- of the last answer, not of the last message
);
CREATE INDEX notice_consent_by_template ON notice_consent (template) WHERE long_term OR remaining > 0;
CREATE INDEX notice_consent_by_day ON notice_consent (given_on);

-- Messages on their way to WeChat, written in the transaction of what they tell. Each holds one consent.
CREATE TABLE wechat_notice (
    id          uuid PRIMARY KEY,                  -- version 4: tells nothing of when
    event       bytea NOT NULL UNIQUE,             -- keyed hash of the villager and of what happened: told once
    consent     bytea NOT NULL,                    -- id of the consent, also where that is gone
    kind        text NOT NULL,
    sealed      bytea NOT NULL,                    -- to whom, and what fills the template
    state       text NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'refused', 'dead')),
    attempts    int NOT NULL DEFAULT 0,
    uncertain   boolean NOT NULL DEFAULT false,    -- WeChat may have delivered it without our hearing of it
    holds       boolean NOT NULL DEFAULT true,     -- the consent has not been given back
    errcode     int,                               -- WeChat's last
    created_at  timestamptz NOT NULL,
    next_at     timestamptz NOT NULL,
    give_up_at  timestamptz NOT NULL,
    taken_at    timestamptz,                       -- when it was last begun to be sent
    finished_at timestamptz
);
CREATE INDEX wechat_notice_due ON wechat_notice (next_at) WHERE state IN ('pending', 'sending');
CREATE INDEX wechat_notice_live ON wechat_notice (consent) WHERE state IN ('pending', 'sending');
CREATE INDEX wechat_notice_by_age ON wechat_notice (created_at DESC, id DESC);
CREATE INDEX wechat_notice_finished ON wechat_notice (finished_at) WHERE finished_at IS NOT NULL;
