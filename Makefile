# make demo    a whole call on this machine: a simulated person speaks, Vosk hears, the script answers
# make test    every test
# Each prepares what it needs by itself (tools/setup.sh), once.

PYTEST = .venv/bin/pytest -n auto --maxprocesses 4

# make demo LANGUAGE=ru CASE=path/to/case.yaml NOISE=15 VOICE=ko+f3
DEMO = $(if $(LANGUAGE),--language '$(LANGUAGE)') $(if $(CASE),--case '$(CASE)') \
       $(if $(NOISE),--noise '$(NOISE)') $(if $(VOICE),--voice '$(VOICE)')

.PHONY: demo test check clean

demo: .venv/.ready
	.venv/bin/voicebot demo $(DEMO)

test: .venv/.ready-to-develop
	$(PYTEST) $(ARGS)

check: .venv/.ready-to-develop
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

clean:
	rm -rf .venv build dist demo .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/.ready: pyproject.toml tools/setup.sh
	@tools/setup.sh korean
	@touch $@

.venv/.ready-to-develop: pyproject.toml tools/setup.sh
	@tools/setup.sh korean,piper,dev
	@touch .venv/.ready $@
