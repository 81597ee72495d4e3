-- Step 2: columns of fields declared since. Made by make-step.py.
ALTER TABLE "task" ADD COLUMN "pace" TEXT;
ALTER TABLE "task" ADD COLUMN "progress" REAL;
ALTER TABLE "task" ADD COLUMN "progress_note" TEXT;
ALTER TABLE "task" ADD COLUMN "expected_on" TEXT;
ALTER TABLE "task" ADD COLUMN "difficulty" TEXT;
