-- What is shown of a claimed file instead of the original. No row: it is not made yet.
CREATE TABLE media_derivative (
    file_id uuid PRIMARY KEY REFERENCES upload ON DELETE CASCADE,
    facts   bytea -- what was made, how large and long it is and where it is kept, sealed under the file's own key; null: it cannot be shown
);
