-- How many proposals wait for somebody is asked before another one is kept.
CREATE INDEX conversation_proposal_open ON conversation_proposal (owner_id, proposed_at) WHERE state = 'open';
