-- A person was kept in three indexes. One that begins with the number serves both whoever knows the county and whoever
-- does not, and tells two numbers apart at the first look: the county is the same for all of an import.
ALTER TABLE beneficiary ADD CONSTRAINT beneficiary_id_index_county_key UNIQUE (id_index, county);
ALTER TABLE beneficiary DROP CONSTRAINT beneficiary_county_id_index_key;
DROP INDEX beneficiary_by_index;

ALTER TABLE account ADD CONSTRAINT account_card_index_county_key UNIQUE (card_index, county);
ALTER TABLE account DROP CONSTRAINT account_county_card_index_key;
