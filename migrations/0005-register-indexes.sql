-- The register by who handed work out.
create index task_assigner on task (assigner_id, due_on, id);
create index task_reviewer_person on task_reviewer (person_id, task_id);
