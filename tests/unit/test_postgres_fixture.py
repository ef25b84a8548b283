import psycopg
import pytest


@pytest.mark.postgres
def test_the_private_postgresql_answers(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
