CREATE TABLE "message_grants" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"template_id" text NOT NULL,
	"change" integer NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_grants_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "notice_templates" (
	"merchant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"template_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	CONSTRAINT "notice_templates_merchant_id_kind_pk" PRIMARY KEY("merchant_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"template_id" text NOT NULL,
	"status" text NOT NULL,
	"errcode" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "notices_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "notices_subject" UNIQUE("merchant_id","kind","subject_id"),
	CONSTRAINT "notices_settled" CHECK (("notices"."settled_at" is null) = ("notices"."status" in ('sending', 'waiting')))
);
--> statement-breakpoint
CREATE TABLE "wechat_pushes" (
	"merchant_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "wechat_pushes_merchant_id_key_hash_pk" PRIMARY KEY("merchant_id","key_hash")
);
--> statement-breakpoint
CREATE TABLE "wechat_tokens" (
	"merchant_id" uuid NOT NULL,
	"sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "wechat_tokens_merchant_id_pk" PRIMARY KEY("merchant_id")
);
--> statement-breakpoint
ALTER TABLE "message_grants" ADD CONSTRAINT "message_grants_person" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_templates" ADD CONSTRAINT "notice_templates_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wechat_pushes" ADD CONSTRAINT "wechat_pushes_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wechat_tokens" ADD CONSTRAINT "wechat_tokens_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_grants_person" ON "message_grants" USING btree ("merchant_id","person_id","template_id");--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("merchant_id","person_id");--> statement-breakpoint
CREATE INDEX "wechat_pushes_received" ON "wechat_pushes" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");
