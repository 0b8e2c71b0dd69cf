-- A filter whose value is rare must not walk the whole queue in its order: sampled passes among
-- 100,000 doubts, a kind of claim nobody doubts, what one reviewer decided.
CREATE INDEX triage_by_outcome ON triage_items (outcome, state, due_at, id);
CREATE INDEX triage_by_reviewer ON triage_items (reviewer, state, due_at, id);
CREATE INDEX triage_by_kinds ON triage_items USING gin (kinds);

-- The second looks that are still to be made: what was decided before them is shown to few.
CREATE INDEX triage_second_looks ON triage_items (application, revision)
    WHERE state = 'waiting' AND round > 1;
