# Every target works without make: the command is what stands below it. `.dev/dev` is made by `python3 dev.py test`.

.PHONY: check demo lock codes law schema rules rules-diff working-days bench fuzz near-valid

check: # all gates; `make check GATES="lint tests"` for some
	python3 dev.py test $(GATES)

demo:
	python3 dev.py demo

PINS = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet

lock: # needs uv; `make lock UPGRADE=--upgrade` takes the newest versions
	$(PINS) $(UPGRADE) requirements/dev.in --extra all --output-file requirements/dev.txt
	$(PINS) $(UPGRADE) requirements/run.in --extra report --constraint requirements/dev.txt --output-file requirements/run.txt

codes: # the enums of jiceng.codes from codes/data
	.dev/dev/bin/python tools/build_codes.py

law: # the reference pages of jiceng.law from law/data
	.dev/dev/bin/python tools/build_law_pages.py

schema: # the reference pages of the entities and docs/coverage.md from the models and docs/coverage.toml
	.dev/dev/bin/python tools/build_schema_pages.py

rules: # docs/rules.md and docs/rules.toml from the catalogue
	.dev/dev/bin/python tools/build_rule_pages.py

rules-diff: # which rows of the example ledgers newly fail; `make rules-diff ACCEPT=--accept` accepts it
	.dev/dev/bin/python tools/rules_diff.py $(ACCEPT)

working-days: # periods/data/working_days.toml from the package chinesecalendar
	.dev/dev/bin/python tools/build_working_days.py

bench: # prints ratios; gates nothing; its peers are in requirements/bench.in
	.dev/dev/bin/python -m bench

fuzz: # a million mutated files of each format, an hour on two cores; `make fuzz FUZZ="--many 100000 xlsx"` for some
	.dev/dev/bin/python tools/fuzz.py $(FUZZ)

near-valid: # every rule on a million rows of every entity, three targets, hours; `make near-valid NEAR_VALID="--rows 100000 resident"`
	.dev/dev/bin/python -m tools.near_valid $(NEAR_VALID)
