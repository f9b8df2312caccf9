-- The register as people look at it: what is open of a department, of an owner, of whoever handed it out.
-- Closed tasks are most of a register after a year; these walks do not meet them.
create index task_open_department on task (owner_department_id, due_on, id) where state not in ('done', 'cancelled');
create index task_open_owner on task (owner_id, due_on, id) where state not in ('done', 'cancelled');
create index task_assigner on task (assigner_id, due_on, id);
