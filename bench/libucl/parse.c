/* Parses a file with libucl over and over: prints the fastest and the median time in microseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <ucl.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *) a, y = *(const double *) b;

	return (x > y) - (x < y);
}

static double parse(const unsigned char *text, size_t length)
{
	double start = now();
	struct ucl_parser *parser = ucl_parser_new(0);
	ucl_object_t *object;

	if (!ucl_parser_add_chunk(parser, text, length)) {
		fprintf(stderr, "%s\n", ucl_parser_get_error(parser));
		exit(1);
	}
	object = ucl_parser_get_object(parser);
	ucl_object_unref(object);
	ucl_parser_free(parser);
	return now() - start;
}

int main(int argc, char **argv)
{
	FILE *file = argc == 3 ? fopen(argv[1], "r") : NULL;
	int rounds = argc == 3 ? atoi(argv[2]) : 0;
	unsigned char *text;
	double *times;
	long length;

	if (file == NULL || rounds < 1) {
		fprintf(stderr, "usage: parse FILE ROUNDS\n");
		return 1;
	}
	fseek(file, 0, SEEK_END);
	length = ftell(file);
	rewind(file);
	text = malloc(length);
	times = calloc(rounds, sizeof(double));
	if (text == NULL || times == NULL || fread(text, 1, length, file) != (size_t) length) {
		fprintf(stderr, "parse: cannot read %s\n", argv[1]);
		return 1;
	}
	for (int i = 0; i < rounds; i++)
		times[i] = parse(text, length);
	qsort(times, rounds, sizeof(double), compare);
	printf("%.1f %.1f\n", times[0], times[rounds / 2]);
	return 0;
}
