-- Whether something of a report's case is kept from who asks is asked by that person.
CREATE INDEX report_withheld_by_staff ON report_withheld (staff_id, county);
