BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('dutydesk_0003');
CREATE TABLE alerts (
	id INTEGER NOT NULL, 
	clock_id INTEGER NOT NULL, 
	threshold VARCHAR(7) NOT NULL, 
	due_at DATETIME NOT NULL, 
	crossed_at DATETIME NOT NULL, 
	raised_at DATETIME NOT NULL, 
	missed_while_away BOOLEAN NOT NULL, 
	seen_at DATETIME, 
	seen_by VARCHAR, 
	acknowledged_at DATETIME, 
	acknowledged_by VARCHAR, 
	"plan" VARCHAR NOT NULL, 
	quiet_until DATETIME, 
	came_back_at DATETIME, 
	escalated_at DATETIME, 
	closed_at DATETIME, 
	CONSTRAINT pk_alerts PRIMARY KEY (id), 
	CONSTRAINT uq_alerts_clock_id_threshold_due_at UNIQUE (clock_id, threshold, due_at), 
	CONSTRAINT fk_alerts_clock_id_clocks FOREIGN KEY(clock_id) REFERENCES clocks (id), 
	CONSTRAINT ck_alerts_threshold CHECK (threshold IN ('near', 'urgent', 'overdue'))
);
INSERT INTO "alerts" VALUES(1,1,'near','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,'2026-11-22 18:00:00.000000','Jo Example','Ringing the home again','2026-11-22 19:00:00.000000',NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(2,1,'urgent','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,'2026-11-22 18:00:00.000000','Jo Example','Ringing the home again','2026-11-22 19:00:00.000000',NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(3,1,'overdue','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example','2026-11-22 18:00:00.000000','Jo Example','Ringing the home again','2026-11-22 19:00:00.000000',NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(4,2,'near','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(5,2,'urgent','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(6,2,'overdue','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example',NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(7,3,'near','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(8,3,'urgent','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(9,3,'overdue','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example',NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(10,18,'near','2026-11-21 09:00:00.000000','2026-11-21 09:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(11,18,'urgent','2026-11-21 09:00:00.000000','2026-11-21 09:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(12,18,'overdue','2026-11-21 09:00:00.000000','2026-11-21 09:00:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example',NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(13,4,'near','2026-11-21 15:00:00.000000','2026-11-21 11:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(14,4,'urgent','2026-11-21 15:00:00.000000','2026-11-21 14:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(15,4,'overdue','2026-11-21 15:00:00.000000','2026-11-21 15:00:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example',NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(16,5,'near','2026-11-21 15:00:00.000000','2026-11-21 11:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(17,5,'urgent','2026-11-21 15:00:00.000000','2026-11-21 14:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(18,5,'overdue','2026-11-21 15:00:00.000000','2026-11-21 15:00:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example',NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(19,8,'near','2026-11-21 17:00:00.000000','2026-11-21 13:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(20,8,'urgent','2026-11-21 17:00:00.000000','2026-11-21 16:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(21,8,'overdue','2026-11-21 17:00:00.000000','2026-11-21 17:00:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example',NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(22,13,'near','2026-11-21 20:15:00.000000','2026-11-21 16:15:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(23,13,'urgent','2026-11-21 20:15:00.000000','2026-11-21 19:15:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(24,13,'overdue','2026-11-21 20:15:00.000000','2026-11-21 20:15:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example',NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(25,19,'near','2026-11-22 09:00:00.000000','2026-11-22 05:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(26,19,'urgent','2026-11-22 09:00:00.000000','2026-11-22 08:00:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(27,19,'overdue','2026-11-22 09:00:00.000000','2026-11-22 09:00:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example',NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(28,17,'near','2026-11-22 10:30:00.000000','2026-11-22 06:30:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(29,17,'urgent','2026-11-22 10:30:00.000000','2026-11-22 09:30:00.000000','2026-11-22 18:00:00.000000',1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "alerts" VALUES(30,17,'overdue','2026-11-22 10:30:00.000000','2026-11-22 10:30:00.000000','2026-11-22 18:00:00.000000',1,'2026-11-22 18:00:00.000000','Jo Example',NULL,NULL,'',NULL,NULL,NULL,NULL);
CREATE TABLE aliases (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_aliases PRIMARY KEY (id), 
	CONSTRAINT fk_aliases_person_id_people FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "aliases" VALUES(1,1,'Birdie');
INSERT INTO "aliases" VALUES(2,2,'Lucky [the boy]');
INSERT INTO "aliases" VALUES(3,2,'Luke P');
INSERT INTO "aliases" VALUES(4,4,'Dec');
INSERT INTO "aliases" VALUES(5,5,'Mara');
INSERT INTO "aliases" VALUES(6,6,'Barty');
INSERT INTO "aliases" VALUES(7,6,'[BM]');
INSERT INTO "aliases" VALUES(8,7,'Zosia');
INSERT INTO "aliases" VALUES(9,9,'Neeve');
INSERT INTO "aliases" VALUES(10,10,'Gwyd');
INSERT INTO "aliases" VALUES(11,12,'Tig');
INSERT INTO "aliases" VALUES(12,13,'The Fig');
INSERT INTO "aliases" VALUES(13,14,'Seun');
INSERT INTO "aliases" VALUES(14,16,'Fi');
INSERT INTO "aliases" VALUES(15,18,'Case');
INSERT INTO "aliases" VALUES(16,18,'C-Dee');
INSERT INTO "aliases" VALUES(17,19,'Olek');
INSERT INTO "aliases" VALUES(18,20,'Immy');
INSERT INTO "aliases" VALUES(19,21,'Eli');
INSERT INTO "aliases" VALUES(20,23,'Kuba');
INSERT INTO "aliases" VALUES(21,25,'Robbie');
CREATE TABLE appointments (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	minutes INTEGER NOT NULL, 
	purpose VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	worker VARCHAR NOT NULL, 
	counts BOOLEAN, 
	letter_to VARCHAR NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	CONSTRAINT pk_appointments PRIMARY KEY (id), 
	CONSTRAINT fk_appointments_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_appointments_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT ck_appointments_appointmentstate CHECK (state IN ('made', 'kept', 'missed', 'cancelled'))
);
INSERT INTO "appointments" VALUES(1,6,9,'2026-12-01 16:00:00.000000',60,'Supervision','Feigned House','',NULL,'','made');
CREATE TABLE "arrests" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	arrested_at DATETIME NOT NULL, 
	station VARCHAR NOT NULL, 
	pre_planned BOOLEAN NOT NULL, 
	arrived_at DATETIME, 
	detention_authorised_at DATETIME, 
	appropriate_adult_from VARCHAR, 
	appropriate_adult_name VARCHAR NOT NULL, 
	estimated_release_at DATETIME, 
	outcome VARCHAR, 
	bail_return_at DATETIME, 
	hearing_id INTEGER, 
	CONSTRAINT fk_arrests_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_arrests_hearing_id_hearings FOREIGN KEY(hearing_id) REFERENCES hearings (id), 
	CONSTRAINT fk_arrests_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id)
);
INSERT INTO "arrests" VALUES(1,8,4,'2026-11-20 19:40:00.000000','Main Street',0,NULL,NULL,'home_staff','',NULL,'bailed_to_court',NULL,3);
INSERT INTO "arrests" VALUES(2,25,7,'2026-11-22 00:50:00.000000','Quayside',0,NULL,NULL,NULL,'',NULL,'still_in_custody',NULL,NULL);
CREATE TABLE "audit" (
	seq INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	officer VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	details JSON NOT NULL, 
	previous_hash VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	seal VARCHAR NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (seq), 
	CONSTRAINT uq_audit_hash UNIQUE (hash)
);
INSERT INTO "audit" VALUES(1,'2026-11-20 16:10:00.000000','Jo Example','front desk','logged','entry 1','{"kind": "result", "person": 10, "summary": "Sheffield Youth Court: Sentenced, or dealt with by a disposal; Detention and training order 8 months; release Thu 18 Mar 2027 10:00", "opens": ["rotherham/r24-custody", "leicestershire/l12-sentence", "leicestershire/l12-sentence", "rotherham/r17", "leicestershire/l7", "rotherham/r35", "rotherham/r36"], "redates": [], "ends": [], "rows": {"entry_versions": {"1": "96ccbf4a8c00f99844f9b5b0591fb5ea"}, "clock_events": {"1": "601db83c6bb6d2e6ef611b6dd22852f6", "2": "f6d2cd55ce956488050f1889aa067199", "3": "ada1f0d115de12baabae554acb0011a4", "4": "7e6791f6de084123a648cc3a8389e81c", "5": "232ddfd0157dfcb4ac711017b65d872b", "6": "38311288f66b5a35e21de4beb1dd5adb", "7": "105bf26a5a77b39347fa89f68c3acf96"}}}','0000000000000000000000000000000000000000000000000000000000000000','2954a111a5380589edff4d30d1adb7483ec965908df6c8506ff217d2cbf53a70','198ddbf2:dbd6f422903cbb4aa360f73666cc204958ef4f83c050c302152422b097666452');
INSERT INTO "audit" VALUES(2,'2026-11-20 16:30:00.000000','Jo Example','front desk','logged','entry 2','{"kind": "release", "person": 10, "summary": "Release date Thu 11 Mar 2027 10:00 (was Thu 18 Mar 2027 10:00)", "opens": [], "redates": [7], "ends": [], "rows": {"entry_versions": {"2": "cfc01ddb620b149b5773d189dd19e357"}, "clock_events": {"8": "e76bd7dc880bc4981495d9170c05d72f"}}}','2954a111a5380589edff4d30d1adb7483ec965908df6c8506ff217d2cbf53a70','aeb262000e06ebc12b3d4b69c4039ae0a9a1ab9ecfa19d2746e9438b37027516','198ddbf2:f5966616c6fb2aee5351c51391f7ac990b928f85b92a649d61eecb554cce261c');
INSERT INTO "audit" VALUES(3,'2026-11-20 17:00:00.000000','Jo Example','front desk','logged','entry 3','{"kind": "hearing", "person": 6, "summary": "Hearing at Sheffield Youth Court, Sat 21 Nov 2026 10:00", "opens": ["rotherham/r19", "rotherham/r20", "rotherham/r22", "rotherham/r25"], "redates": [], "ends": [], "rows": {"entry_versions": {"3": "b4fe7a412ca9030ac43390e5970b1d9d"}, "clock_events": {"9": "d197299b8e269cd27508b0b71f2899d8", "10": "080e3f495bed1cdd29903fd0e964427b", "11": "67b75167c1425c5d4cc499b91c93f8e7", "12": "54dac753d0bafe9a2c717a9b83e1512f"}}}','aeb262000e06ebc12b3d4b69c4039ae0a9a1ab9ecfa19d2746e9438b37027516','433ed74d5f18129e3dbee3a9e8668e9e597efd59b6383aa8e7e06adaa4181754','198ddbf2:945cd07000d3dfdfcc20c33bb1a4578d983affc6c51015430ccbb4eff43138d3');
INSERT INTO "audit" VALUES(4,'2026-11-20 20:15:00.000000','Jo Example','front desk','logged','entry 4','{"kind": "arrest", "person": 8, "summary": "Arrested, Main Street; Theft [from a shop]; Charged and bailed to court; Sheffield Youth Court Tue 1 Dec 2026 10:00", "opens": ["rotherham/r14", "rotherham/r19", "rotherham/r20", "rotherham/r22", "rotherham/r25"], "redates": [], "ends": [], "rows": {"entry_versions": {"4": "5bc417f44f4c1acb2efe051a004f6fba"}, "clock_events": {"13": "6cc18296f667deb30b0e4538e32a6e28", "14": "26876ead17ab63bbe88b9b704699ffc0", "15": "47ddcabf9dda14fc557735949922ccdd", "16": "9a33d072736eb4e76d99929b2e208c73", "17": "4d22665292301f611e1d18017c7fca7b"}}}','433ed74d5f18129e3dbee3a9e8668e9e597efd59b6383aa8e7e06adaa4181754','2fa912f712cf831d61b21c296a24eebe700ceda1b7e9d06255cdf8d31f1be8f9','198ddbf2:bac7aedf129fb20b04da478fd0aa4719bb46d8a3eff7214f260a7acc3002da06');
INSERT INTO "audit" VALUES(5,'2026-11-20 20:15:00.000000','Jo Example','front desk','told','clock 12','{"telling": 1, "words": "The desk was told by: The duty worker; telephone, Fri 20 Nov 2026 20:15. Left a message", "rows": {"tellings": {"1": "caeefaf4218567b8b03dee8527f9e526"}, "clock_events": {"18": "72c18d98960446fe7959136155dc2ff7"}}}','2fa912f712cf831d61b21c296a24eebe700ceda1b7e9d06255cdf8d31f1be8f9','ac5e6030ced6847fcfbef31aafc435d465d8961d01ccb563bcfb81ec40ba446e','198ddbf2:c51dcbfd25dc029e35d2402f5dd0d80a4cbb0fa0c6a0e4a1677a6f679cbf2010');
INSERT INTO "audit" VALUES(6,'2026-11-20 20:15:00.000000','Jo Example','front desk','reopened','clock 12','{"words": "It was the wrong number", "rows": {"clock_events": {"19": "a24ab6bf66735bfc8972c972298129e6"}}}','ac5e6030ced6847fcfbef31aafc435d465d8961d01ccb563bcfb81ec40ba446e','27b8650971edca2516c192bec1be3b2740df1bbd650b030ee2e3b61bfe9d2c18','198ddbf2:5ac174c92913cf5c1d41cd0ac753f0459ff88c8de8bdde5d77dab906aa71aff8');
INSERT INTO "audit" VALUES(7,'2026-11-20 20:15:00.000000','Jo Example','front desk','told','clock 12','{"telling": 2, "words": "The desk was told by: The duty worker; telephone, Fri 20 Nov 2026 20:15. Told, and sent the details", "rows": {"tellings": {"2": "c083b85e177486e725278666779b68cb"}, "clock_events": {"20": "15d5d27bc6b2cf7f2eb7163e791a5fa6"}}}','27b8650971edca2516c192bec1be3b2740df1bbd650b030ee2e3b61bfe9d2c18','dda78a93eb949e755dbed19b18a4571a9fdc113a8912c0202c4ea95d2150c987','198ddbf2:dfe1f6487b5fe141c28aad588506c2f752ad37c5a4beed8f490ce3bfe0e8e204');
INSERT INTO "audit" VALUES(8,'2026-11-21 11:00:00.000000','Jo Example','front desk','logged','entry 5','{"kind": "result", "person": 6, "summary": "Sheffield Youth Court: Conditional bail; next Sheffield Youth Court Sat 5 Dec 2026 10:00", "opens": ["rotherham/r17"], "redates": [8, 9, 10, 11], "ends": [], "rows": {"entry_versions": {"5": "4711c6c661f5becbec03dd4abec68211"}, "clock_events": {"21": "c9536e7b190282f4075e11cc0e4ebf42", "22": "ac905938e837470bf3dd45ac6105753b", "23": "5d58826912bdd2525d6bb6fba6da9e45", "24": "261a315d6979d639896e957e12329590", "25": "fc1613c2666ce37c22569ccadb9cbeb6"}}}','dda78a93eb949e755dbed19b18a4571a9fdc113a8912c0202c4ea95d2150c987','03bdfd0f6fce82d6c255c8fb9b8cf045b980ced336557612a7a72aaf8a433ec6','198ddbf2:2d7608d8270710997e1f3c87fbf205daeeaa8fd36bef39ac888c9237599d6863');
INSERT INTO "audit" VALUES(9,'2026-11-21 12:00:00.000000','Jo Example','front desk','logged','entry 6','{"kind": "move", "person": 22, "summary": "Emergency move to Larkfold House, children''s residential home, Sat 21 Nov 2026 09:00", "opens": ["rotherham/r16-consult", "rotherham/r16-told", "rotherham/r12-arrival", "leicestershire/l29", "rotherham/r12-arrival-liaise"], "redates": [], "ends": [], "rows": {"entry_versions": {"6": "07c336039a44ce0c2b2e17b63dd6ee01"}, "clock_events": {"26": "81e43be2433ce89a29cede678a525a26", "27": "c78004ca9fd417ef4fca3114a2e56f3a", "28": "0adcfeebf5ab5d988f1c39b6dc09ae3d", "29": "d0c1036c14fe33fd030d3cf4f64000cf", "30": "2b36d8865a7520d0954a4ac0cc1d2f48"}}}','03bdfd0f6fce82d6c255c8fb9b8cf045b980ced336557612a7a72aaf8a433ec6','9d78f5296a6775d3a2dd10d8489311224517dab35a7f5d35ac880372d494a9d6','198ddbf2:3c2cd1802d61cbae64fc0fb4449acde5e27493922e792396efc3a8f8aebb7eb1');
INSERT INTO "audit" VALUES(10,'2026-11-22 01:30:00.000000','Jo Example','front desk','made','person 25','{"case_number": "DD-2026-0001"}','9d78f5296a6775d3a2dd10d8489311224517dab35a7f5d35ac880372d494a9d6','68e0acd1a6e49ce03614b1b886c7ffceb43f51f2117c73353d73ae1ae42ef38e','198ddbf2:0cf772709998d3bb7d97fc2b361af7f4ce9b81a56ef44d9a2ebd9c4eebb1b880');
INSERT INTO "audit" VALUES(11,'2026-11-22 01:30:00.000000','Jo Example','front desk','logged','entry 7','{"kind": "arrest", "person": 25, "summary": "Arrested, Quayside; Still at the police station", "opens": [], "redates": [], "ends": [], "rows": {"entry_versions": {"7": "16bcd1eacec60c372c569cb66f048f89"}}}','68e0acd1a6e49ce03614b1b886c7ffceb43f51f2117c73353d73ae1ae42ef38e','9e247bf3c3031c3a1798f59143578504d2439863336e30f0c354cc975e2b50df','198ddbf2:449e1405767581b4cacf7403304a997d08fb55b07dc238afedb4dd985ea70dbf');
INSERT INTO "audit" VALUES(12,'2026-11-22 11:00:00.000000','Jo Example','front desk','logged','entry 8','{"kind": "meeting", "person": 6, "summary": "Risk strategy meeting booked for Fri 27 Nov 2026 10:00", "opens": ["rotherham/r5-invite"], "redates": [], "ends": [], "rows": {"entry_versions": {"8": "5833e7e3d5cf0d70ffce25549a19f9d6"}, "clock_events": {"31": "bcd68ce7cd09d0f136f81715b2a5a961"}}}','9e247bf3c3031c3a1798f59143578504d2439863336e30f0c354cc975e2b50df','e2fbb7a708ae920abe42f9314e8cda831f9010365cdf6828699fc74582a700cb','198ddbf2:67a8f9a6c33a63855027af36ba3c1dc502b837f6ea80d3a167b8cfaccf70fc09');
INSERT INTO "audit" VALUES(13,'2026-11-22 11:10:00.000000','Jo Example','front desk','logged','entry 9','{"kind": "appointment", "person": 6, "summary": "Appointment (Supervision) made for Tue 1 Dec 2026 16:00", "opens": [], "redates": [], "ends": [], "rows": {"entry_versions": {"9": "b76d6f28d647138e1b51aedb9b2f691c"}}}','e2fbb7a708ae920abe42f9314e8cda831f9010365cdf6828699fc74582a700cb','f6dabc6eafc93bfc646ceeade08a48db251c7c518c047c745a545bdef77d7cff','198ddbf2:899ebdeb15b6a8d9617d81a294a3d3b3b559ecb19b4a4261944ffe0f6cd33fc8');
INSERT INTO "audit" VALUES(14,'2026-11-22 11:20:00.000000','Jo Example','front desk','logged','entry 10','{"kind": "timetable", "person": 6, "summary": "The week: mon-fri 09:00-15:30 Education Nowhere High", "opens": [], "redates": [], "ends": [], "rows": {"entry_versions": {"10": "b6e238c099a86695b93afe6d4934d8e4"}}}','f6dabc6eafc93bfc646ceeade08a48db251c7c518c047c745a545bdef77d7cff','b56aad397e181fd0455213a6ebbc5063132d19790e43a6aa2b9532a8ef620c72','198ddbf2:2bb9df95ac2645c501e2076b92370bd14ac52c5e93dd23f6680e824fc557b011');
INSERT INTO "audit" VALUES(15,'2026-11-22 11:20:00.000000','Delia Specimen','front desk','changed','setting warn.24 hours','{"before": "4 hours, 1 hour", "after": "5 hours, 2 hours", "reason": "Calls take us longer", "redated": [], "rows": {"setting_changes": {"1": "5cc3257180ee1cf118f9a7c19a02c94e"}}}','b56aad397e181fd0455213a6ebbc5063132d19790e43a6aa2b9532a8ef620c72','de31175f0fbdf68f29f40ac1af0ed31e06e31b2c62685557350ed77be01bb382','198ddbf2:b418406ce4e28d832e0d6a395814af69dc942707f1e157a9d09a51feba630c33');
INSERT INTO "audit" VALUES(16,'2026-11-22 18:00:00.000000','Jo Example','front desk','seen','alert 3, alert 6, alert 9, alert 12, alert 15, alert 18, alert 21, alert 24, alert 27, alert 30','{}','de31175f0fbdf68f29f40ac1af0ed31e06e31b2c62685557350ed77be01bb382','e4fd06cddcb33de02143d946384d4bb3c21129b19e404f407da0d060a45c2d11','198ddbf2:915a5bae6fd65863dad0fbde296a35c8706e5927e97a4b515449c859835072cc');
INSERT INTO "audit" VALUES(17,'2026-11-22 18:00:00.000000','Jo Example','front desk','acknowledged','clock 1','{"words": "Ringing the home again, by Sun 22 Nov 2026 19:00", "rows": {"clock_events": {"32": "1bfbaac79a6f45c8216a605ecf5f4e95"}}}','e4fd06cddcb33de02143d946384d4bb3c21129b19e404f407da0d060a45c2d11','c8355174f0bc8263ac6f1a47e129cf79fad1f7407ee0f84918abe852f6acbd62','198ddbf2:85ff3ccf2a269cbf592a9f9fa6233e6c44210266d6d67909d6e411aaa2628f62');
INSERT INTO "audit" VALUES(18,'2026-11-22 18:00:00.000000','Jo Example','front desk','taken','clock 1','{"words": "Taken by Jo Example", "rows": {"clock_events": {"33": "1b90d26610d41c472f948397951fb65f"}}}','c8355174f0bc8263ac6f1a47e129cf79fad1f7407ee0f84918abe852f6acbd62','17bb0975fe892b7ae6cd16c01a2372584a7971d19c671e2f59c39f9033ecc273','198ddbf2:d29ccfbcfb105fa9c2b4d1f5bf7e7cdee1907fa543256de3617bbbc57b47071e');
INSERT INTO "audit" VALUES(19,'2026-11-22 18:00:00.000000','Jo Example','front desk','chased','clock 7','{"words": "Chased The social worker, telephone, Sun 22 Nov 2026 18:00", "rows": {"chases": {"1": "3bdfaca108cec3145106504ec918d5c8"}, "clock_events": {"34": "087b3c3bf750380896aba0836d223360"}}}','17bb0975fe892b7ae6cd16c01a2372584a7971d19c671e2f59c39f9033ecc273','382ac57ac56aab2bb2d81769e9bc91d28664fce04d670138de56b5d4eb285486','198ddbf2:487f6403b53f9b04d7488b150ef9295d1748e463af2900a8169de0855c93585c');
INSERT INTO "audit" VALUES(20,'2026-11-22 18:00:00.000000','Jo Example','front desk','viewed','person 1','{}','382ac57ac56aab2bb2d81769e9bc91d28664fce04d670138de56b5d4eb285486','253c899ae11c0b4c40dbbf5b41b9fdcdd2c4b6831e83b4bc48e42a1e3a33ed29','198ddbf2:e9db5e81f5dbe1377f0a7422a1d4f93852a477bf1f157336fa19f00b15bb6ef6');
INSERT INTO "audit" VALUES(21,'2026-11-22 18:00:00.000000','Jo Example','front desk','drafted','draft release-draft-1','{"kind": "arrest"}','253c899ae11c0b4c40dbbf5b41b9fdcdd2c4b6831e83b4bc48e42a1e3a33ed29','36e669b05788c38731bea2d1f5fdf27388db5de1ea5869e695c0eee40d38dec8','198ddbf2:1e777770640a06a31683f771e5979cf71f4f7a23956f2b1632122e0a9bd2c7f0');
CREATE TABLE audit_head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	seal VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_head PRIMARY KEY (id)
);
INSERT INTO "audit_head" VALUES(1,21,'36e669b05788c38731bea2d1f5fdf27388db5de1ea5869e695c0eee40d38dec8','198ddbf2:94f95ddf810c5a218186cfe699c4132caf930dbba800ebf74918729ccf05cc9e');
CREATE TABLE changes (
	seq INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	"key" INTEGER NOT NULL, 
	CONSTRAINT pk_changes PRIMARY KEY (seq)
);
INSERT INTO "changes" VALUES(1,'clock',1);
INSERT INTO "changes" VALUES(2,'clock',2);
INSERT INTO "changes" VALUES(3,'clock',3);
INSERT INTO "changes" VALUES(4,'clock',4);
INSERT INTO "changes" VALUES(5,'clock',5);
INSERT INTO "changes" VALUES(6,'clock',6);
INSERT INTO "changes" VALUES(7,'clock',7);
INSERT INTO "changes" VALUES(8,'entry',1);
INSERT INTO "changes" VALUES(9,'person',10);
INSERT INTO "changes" VALUES(10,'hearing',1);
INSERT INTO "changes" VALUES(11,'clock',7);
INSERT INTO "changes" VALUES(12,'entry',2);
INSERT INTO "changes" VALUES(13,'person',10);
INSERT INTO "changes" VALUES(14,'clock',8);
INSERT INTO "changes" VALUES(15,'clock',9);
INSERT INTO "changes" VALUES(16,'clock',10);
INSERT INTO "changes" VALUES(17,'clock',11);
INSERT INTO "changes" VALUES(18,'entry',3);
INSERT INTO "changes" VALUES(19,'person',6);
INSERT INTO "changes" VALUES(20,'hearing',2);
INSERT INTO "changes" VALUES(21,'clock',12);
INSERT INTO "changes" VALUES(22,'clock',13);
INSERT INTO "changes" VALUES(23,'clock',14);
INSERT INTO "changes" VALUES(24,'clock',15);
INSERT INTO "changes" VALUES(25,'clock',16);
INSERT INTO "changes" VALUES(26,'entry',4);
INSERT INTO "changes" VALUES(27,'person',8);
INSERT INTO "changes" VALUES(28,'hearing',3);
INSERT INTO "changes" VALUES(29,'clock',12);
INSERT INTO "changes" VALUES(30,'clock',12);
INSERT INTO "changes" VALUES(31,'clock',12);
INSERT INTO "changes" VALUES(32,'clock',8);
INSERT INTO "changes" VALUES(33,'clock',9);
INSERT INTO "changes" VALUES(34,'clock',10);
INSERT INTO "changes" VALUES(35,'clock',11);
INSERT INTO "changes" VALUES(36,'clock',17);
INSERT INTO "changes" VALUES(37,'entry',5);
INSERT INTO "changes" VALUES(38,'person',6);
INSERT INTO "changes" VALUES(39,'hearing',2);
INSERT INTO "changes" VALUES(40,'hearing',4);
INSERT INTO "changes" VALUES(41,'clock',18);
INSERT INTO "changes" VALUES(42,'clock',19);
INSERT INTO "changes" VALUES(43,'clock',20);
INSERT INTO "changes" VALUES(44,'clock',21);
INSERT INTO "changes" VALUES(45,'clock',22);
INSERT INTO "changes" VALUES(46,'entry',6);
INSERT INTO "changes" VALUES(47,'person',22);
INSERT INTO "changes" VALUES(48,'entry',7);
INSERT INTO "changes" VALUES(49,'person',25);
INSERT INTO "changes" VALUES(50,'clock',23);
INSERT INTO "changes" VALUES(51,'entry',8);
INSERT INTO "changes" VALUES(52,'person',6);
INSERT INTO "changes" VALUES(53,'entry',9);
INSERT INTO "changes" VALUES(54,'person',6);
INSERT INTO "changes" VALUES(55,'entry',10);
INSERT INTO "changes" VALUES(56,'person',6);
INSERT INTO "changes" VALUES(57,'setting',1);
INSERT INTO "changes" VALUES(58,'alert',1);
INSERT INTO "changes" VALUES(59,'clock',1);
INSERT INTO "changes" VALUES(60,'alert',2);
INSERT INTO "changes" VALUES(61,'alert',3);
INSERT INTO "changes" VALUES(62,'alert',4);
INSERT INTO "changes" VALUES(63,'clock',2);
INSERT INTO "changes" VALUES(64,'alert',5);
INSERT INTO "changes" VALUES(65,'alert',6);
INSERT INTO "changes" VALUES(66,'alert',7);
INSERT INTO "changes" VALUES(67,'clock',3);
INSERT INTO "changes" VALUES(68,'alert',8);
INSERT INTO "changes" VALUES(69,'alert',9);
INSERT INTO "changes" VALUES(70,'alert',10);
INSERT INTO "changes" VALUES(71,'clock',18);
INSERT INTO "changes" VALUES(72,'alert',11);
INSERT INTO "changes" VALUES(73,'alert',12);
INSERT INTO "changes" VALUES(74,'alert',13);
INSERT INTO "changes" VALUES(75,'clock',4);
INSERT INTO "changes" VALUES(76,'alert',14);
INSERT INTO "changes" VALUES(77,'alert',15);
INSERT INTO "changes" VALUES(78,'alert',16);
INSERT INTO "changes" VALUES(79,'clock',5);
INSERT INTO "changes" VALUES(80,'alert',17);
INSERT INTO "changes" VALUES(81,'alert',18);
INSERT INTO "changes" VALUES(82,'alert',19);
INSERT INTO "changes" VALUES(83,'clock',8);
INSERT INTO "changes" VALUES(84,'alert',20);
INSERT INTO "changes" VALUES(85,'alert',21);
INSERT INTO "changes" VALUES(86,'alert',22);
INSERT INTO "changes" VALUES(87,'clock',13);
INSERT INTO "changes" VALUES(88,'alert',23);
INSERT INTO "changes" VALUES(89,'alert',24);
INSERT INTO "changes" VALUES(90,'alert',25);
INSERT INTO "changes" VALUES(91,'clock',19);
INSERT INTO "changes" VALUES(92,'alert',26);
INSERT INTO "changes" VALUES(93,'alert',27);
INSERT INTO "changes" VALUES(94,'alert',28);
INSERT INTO "changes" VALUES(95,'clock',17);
INSERT INTO "changes" VALUES(96,'alert',29);
INSERT INTO "changes" VALUES(97,'alert',30);
INSERT INTO "changes" VALUES(98,'alert',3);
INSERT INTO "changes" VALUES(99,'alert',6);
INSERT INTO "changes" VALUES(100,'alert',9);
INSERT INTO "changes" VALUES(101,'alert',12);
INSERT INTO "changes" VALUES(102,'alert',15);
INSERT INTO "changes" VALUES(103,'alert',18);
INSERT INTO "changes" VALUES(104,'alert',21);
INSERT INTO "changes" VALUES(105,'alert',24);
INSERT INTO "changes" VALUES(106,'alert',27);
INSERT INTO "changes" VALUES(107,'alert',30);
INSERT INTO "changes" VALUES(108,'alert',1);
INSERT INTO "changes" VALUES(109,'alert',2);
INSERT INTO "changes" VALUES(110,'alert',3);
INSERT INTO "changes" VALUES(111,'clock',1);
INSERT INTO "changes" VALUES(112,'clock',1);
INSERT INTO "changes" VALUES(113,'clock',7);
INSERT INTO "changes" VALUES(114,'draft',1);
CREATE TABLE chases (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	clock_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	whom VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	officer VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	logged_at DATETIME NOT NULL, 
	CONSTRAINT pk_chases PRIMARY KEY (id), 
	CONSTRAINT fk_chases_clock_id_clocks FOREIGN KEY(clock_id) REFERENCES clocks (id)
);
INSERT INTO "chases" VALUES(1,'release-chase-1',7,'2026-11-22 18:00:00.000000','The social worker','telephone','No answer','Jo Example','front desk','2026-11-22 18:00:00.000000');
CREATE TABLE clock_events (
	id INTEGER NOT NULL, 
	clock_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	what VARCHAR NOT NULL, 
	officer VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	entry_id INTEGER, 
	telling_id INTEGER, 
	old_due_at DATETIME, 
	new_due_at DATETIME, 
	CONSTRAINT pk_clock_events PRIMARY KEY (id), 
	CONSTRAINT fk_clock_events_clock_id_clocks FOREIGN KEY(clock_id) REFERENCES clocks (id), 
	CONSTRAINT fk_clock_events_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT fk_clock_events_telling_id_tellings FOREIGN KEY(telling_id) REFERENCES tellings (id)
);
INSERT INTO "clock_events" VALUES(1,1,'2026-11-20 16:10:00.000000','opened','Jo Example','front desk','Sentenced, or dealt with by another disposal; Home authority: Rotherham; Looked after before: yes; Sentenced to custody: yes',1,NULL,NULL,'2026-11-20 16:00:00.000000');
INSERT INTO "clock_events" VALUES(2,2,'2026-11-20 16:10:00.000000','opened','Jo Example','front desk','Sentenced, or dealt with by another disposal; Placed in before: Leicestershire; Placement kind before: Children''s residential home; In home: yes; Sentenced to custody: yes',1,NULL,NULL,'2026-11-20 16:00:00.000000');
INSERT INTO "clock_events" VALUES(3,3,'2026-11-20 16:10:00.000000','opened','Jo Example','front desk','Sentenced, or dealt with by another disposal; Placed in before: Leicestershire; Placement kind before: Children''s residential home; In home: yes; Sentenced to custody: yes',1,NULL,NULL,'2026-11-20 16:00:00.000000');
INSERT INTO "clock_events" VALUES(4,4,'2026-11-20 16:10:00.000000','opened','Jo Example','front desk','A hearing ended with a result or an adjournment; Home authority: Rotherham; Known to social care: yes',1,NULL,NULL,'2026-11-21 15:00:00.000000');
INSERT INTO "clock_events" VALUES(5,5,'2026-11-20 16:10:00.000000','opened','Jo Example','front desk','A hearing ended with a result or an adjournment; Placed in before: Leicestershire; Placement kind before: Children''s residential home; In home: yes',1,NULL,NULL,'2026-11-21 15:00:00.000000');
INSERT INTO "clock_events" VALUES(6,6,'2026-11-20 16:10:00.000000','opened','Jo Example','front desk','Sentenced, or dealt with by another disposal; Home authority: Rotherham; Sentenced to custody: yes',1,NULL,NULL,'2026-12-20 15:00:00.000000');
INSERT INTO "clock_events" VALUES(7,7,'2026-11-20 16:10:00.000000','opened','Jo Example','front desk','A release date is set or moved; Home authority: Rotherham; Sentenced to custody: yes; Looked after before: yes; Looked after: yes',1,NULL,NULL,'2027-02-18 10:00:00.000000');
INSERT INTO "clock_events" VALUES(8,7,'2026-11-20 16:30:00.000000','redated','Jo Example','front desk','The release date is Thu 11 Mar 2027 10:00',2,NULL,'2027-02-18 10:00:00.000000','2027-02-11 10:00:00.000000');
INSERT INTO "clock_events" VALUES(9,8,'2026-11-20 17:00:00.000000','opened','Jo Example','front desk','A court hearing is listed or its date becomes known; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham; Known to social care: yes',3,NULL,NULL,'2026-11-21 10:00:00.000000');
INSERT INTO "clock_events" VALUES(10,9,'2026-11-20 17:00:00.000000','opened','Jo Example','front desk','A court hearing is listed or its date becomes known; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham; Looked after: yes',3,NULL,NULL,'2026-11-21 10:00:00.000000');
INSERT INTO "clock_events" VALUES(11,10,'2026-11-20 17:00:00.000000','opened','Jo Example','front desk','A court hearing is listed or its date becomes known; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham; Looked after: yes; Remand now: none',3,NULL,NULL,'2026-11-21 10:00:00.000000');
INSERT INTO "clock_events" VALUES(12,11,'2026-11-20 17:00:00.000000','opened','Jo Example','front desk','A court hearing is listed or its date becomes known; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham',3,NULL,NULL,'2026-11-21 10:00:00.000000');
INSERT INTO "clock_events" VALUES(13,12,'2026-11-20 20:15:00.000000','opened','Jo Example','front desk','Arrested, or detained for interview; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham; Looked after: yes',4,NULL,NULL,'2026-11-21 19:40:00.000000');
INSERT INTO "clock_events" VALUES(14,13,'2026-11-20 20:15:00.000000','opened','Jo Example','front desk','A court hearing is listed or its date becomes known; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham; Known to social care: yes',4,NULL,NULL,'2026-11-21 20:15:00.000000');
INSERT INTO "clock_events" VALUES(15,14,'2026-11-20 20:15:00.000000','opened','Jo Example','front desk','A court hearing is listed or its date becomes known; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham; Looked after: yes',4,NULL,NULL,'2026-12-01 10:00:00.000000');
INSERT INTO "clock_events" VALUES(16,15,'2026-11-20 20:15:00.000000','opened','Jo Example','front desk','A court hearing is listed or its date becomes known; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham; Looked after: yes; Remand now: none',4,NULL,NULL,'2026-12-01 10:00:00.000000');
INSERT INTO "clock_events" VALUES(17,16,'2026-11-20 20:15:00.000000','opened','Jo Example','front desk','A court hearing is listed or its date becomes known; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham',4,NULL,NULL,'2026-12-01 10:00:00.000000');
INSERT INTO "clock_events" VALUES(18,12,'2026-11-20 20:15:00.000000','met','Jo Example','front desk','The desk was told by: The duty worker; telephone, Fri 20 Nov 2026 20:15. Left a message',NULL,1,NULL,NULL);
INSERT INTO "clock_events" VALUES(19,12,'2026-11-20 20:15:00.000000','reopened','Jo Example','front desk','It was the wrong number',NULL,NULL,NULL,NULL);
INSERT INTO "clock_events" VALUES(20,12,'2026-11-20 20:15:00.000000','met','Jo Example','front desk','The desk was told by: The duty worker; telephone, Fri 20 Nov 2026 20:15. Told, and sent the details',NULL,2,NULL,NULL);
INSERT INTO "clock_events" VALUES(21,8,'2026-11-21 11:00:00.000000','redated','Jo Example','front desk','Conditional bail at Sheffield Youth Court to Sat 5 Dec 2026 10:00',5,NULL,'2026-11-21 10:00:00.000000','2026-11-21 17:00:00.000000');
INSERT INTO "clock_events" VALUES(22,9,'2026-11-21 11:00:00.000000','redated','Jo Example','front desk','Conditional bail at Sheffield Youth Court to Sat 5 Dec 2026 10:00',5,NULL,'2026-11-21 10:00:00.000000','2026-12-05 10:00:00.000000');
INSERT INTO "clock_events" VALUES(23,10,'2026-11-21 11:00:00.000000','redated','Jo Example','front desk','Conditional bail at Sheffield Youth Court to Sat 5 Dec 2026 10:00',5,NULL,'2026-11-21 10:00:00.000000','2026-12-05 10:00:00.000000');
INSERT INTO "clock_events" VALUES(24,17,'2026-11-21 11:00:00.000000','opened','Jo Example','front desk','A hearing ended with a result or an adjournment; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham; Known to social care: yes',5,NULL,NULL,'2026-11-22 10:30:00.000000');
INSERT INTO "clock_events" VALUES(25,11,'2026-11-21 11:00:00.000000','redated','Jo Example','front desk','Conditional bail at Sheffield Youth Court to Sat 5 Dec 2026 10:00',5,NULL,'2026-11-21 10:00:00.000000','2026-12-05 10:00:00.000000');
INSERT INTO "clock_events" VALUES(26,18,'2026-11-21 12:00:00.000000','opened','Jo Example','front desk','Placement changes, or is about to; Placed in: Rotherham; Known to social care: yes',6,NULL,NULL,'2026-11-21 09:00:00.000000');
INSERT INTO "clock_events" VALUES(27,19,'2026-11-21 12:00:00.000000','opened','Jo Example','front desk','Placement changes, or is about to; Placed in: Rotherham; Known to social care: yes',6,NULL,NULL,'2026-11-22 09:00:00.000000');
INSERT INTO "clock_events" VALUES(28,20,'2026-11-21 12:00:00.000000','opened','Jo Example','front desk','Placement changes, or is about to; Placed in: Rotherham; Looked after: yes; Placed by another authority: yes; Move crosses area: yes; Known to yot: yes',6,NULL,NULL,'2026-11-23 23:59:00.000000');
INSERT INTO "clock_events" VALUES(29,21,'2026-11-21 12:00:00.000000','opened','Jo Example','front desk','Placement changes, or is about to; Placed in before: Leicestershire; Placement kind before: Children''s residential home; Home authority: Leicestershire; Known to yot: yes; Placement kind: Children''s residential home',6,NULL,NULL,'2026-11-27 23:59:00.000000');
INSERT INTO "clock_events" VALUES(30,22,'2026-11-21 12:00:00.000000','opened','Jo Example','front desk','Placement changes, or is about to; Placed in: Rotherham; Looked after: yes; Placed by another authority: yes; Move crosses area: yes; Known to yot: yes',6,NULL,NULL,NULL);
INSERT INTO "clock_events" VALUES(31,23,'2026-11-22 11:00:00.000000','opened','Jo Example','front desk','Meeting booked; Home authority: Rotherham; Placed in: Rotherham; Placed in before: Rotherham; Meeting of: yot; Meeting kind: Risk strategy meeting; Known to social care: yes',8,NULL,NULL,'2026-11-27 10:00:00.000000');
INSERT INTO "clock_events" VALUES(32,1,'2026-11-22 18:00:00.000000','acknowledged','Jo Example','front desk','Ringing the home again, by Sun 22 Nov 2026 19:00',NULL,NULL,NULL,NULL);
INSERT INTO "clock_events" VALUES(33,1,'2026-11-22 18:00:00.000000','taken','Jo Example','front desk','Taken by Jo Example',NULL,NULL,NULL,NULL);
INSERT INTO "clock_events" VALUES(34,7,'2026-11-22 18:00:00.000000','chased','Jo Example','front desk','Chased The social worker, telephone, Sun 22 Nov 2026 18:00. No answer.',NULL,NULL,NULL,NULL);
CREATE TABLE "clocks" (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	hearing_id INTEGER, 
	protocol_copy_id INTEGER NOT NULL, 
	protocol VARCHAR NOT NULL, 
	protocol_version VARCHAR NOT NULL, 
	authority VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	paragraphs VARCHAR NOT NULL, 
	duty VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	desk_owes BOOLEAN NOT NULL, 
	tell VARCHAR, 
	"by" VARCHAR, 
	ends VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	basis VARCHAR NOT NULL, 
	"limit" JSON NOT NULL, 
	anchors JSON NOT NULL, 
	facts JSON NOT NULL, 
	steps JSON NOT NULL, 
	why JSON NOT NULL, 
	calendar_version VARCHAR NOT NULL, 
	waits_for VARCHAR, 
	opened_at DATETIME NOT NULL, 
	anchored_at DATETIME NOT NULL, 
	not_before DATETIME, 
	near_at DATETIME, 
	urgent_at DATETIME, 
	due_at DATETIME, 
	next_crossing_at DATETIME, 
	state VARCHAR(12) NOT NULL, 
	missed_at DATETIME, 
	ended_at DATETIME, 
	ended_why VARCHAR NOT NULL, 
	taken_by VARCHAR, 
	about_entry_id INTEGER, 
	held JSON NOT NULL, 
	follows_id INTEGER, 
	CONSTRAINT pk_clocks PRIMARY KEY (id), 
	CONSTRAINT fk_clocks_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_clocks_hearing_id_hearings FOREIGN KEY(hearing_id) REFERENCES hearings (id), 
	CONSTRAINT fk_clocks_protocol_copy_id_protocol_copies FOREIGN KEY(protocol_copy_id) REFERENCES protocol_copies (id), 
	CONSTRAINT ck_clocks_clockstate CHECK (state IN ('running', 'met', 'met_late', 'not_required', 'superseded', 'voided')), 
	CONSTRAINT fk_clocks_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT fk_clocks_about_entry_id_entries FOREIGN KEY(about_entry_id) REFERENCES entries (id), 
	CONSTRAINT fk_clocks_follows_id_clocks FOREIGN KEY(follows_id) REFERENCES clocks (id)
);
INSERT INTO "clocks" VALUES(1,10,1,NULL,1,'rotherham','1.0','local protocol','rotherham/r24-custody','R24','Tell the social worker of the custodial sentence: which order, and where the young person is taken','yot',1,'social_worker',NULL,'telling','as soon as it happens','desk target','{"as_soon_as": "it happens", "target": "1 hour"}','{"event": "2026-11-20T15:00:00+00:00", "known": "2026-11-20T16:10:00+00:00", "order_start": "2026-11-20T15:00:00+00:00", "release": "2027-03-18T10:00:00+00:00", "term_end": "2027-07-20T15:00:00+00:00", "term_start": "2026-11-20T15:00:00+00:00"}','{"age": "17 years 1 month", "allocated_social_worker": true, "bail_conditions_in_force": false, "contingency_address": false, "disposal": ["detention_and_training_order"], "during_remand": false, "emergency": false, "has_host_yot": true, "hearing_result": true, "home_authority": "rotherham", "in_custody": true, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": false, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_out_of_area": false, "order_running": true, "orders_in_force": true, "outcome": "sentenced", "placed_in_before": "leicestershire", "placement_kind": "youth_detention", "placement_kind_before": "residential_home", "release_date_known": true, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": true, "with_family": false}','["In the document: as soon as it happens. It gives no figure; desk target 1 hour", "The event Fri 20 Nov 2026 15:00 + 1 hour elapsed = Fri 20 Nov 2026 16:00"]','["Sentenced, or dealt with by another disposal", "Home authority: Rotherham", "Looked after before: yes", "Sentenced to custody: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 16:10:00.000000','2026-11-20 15:00:00.000000',NULL,'2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000',NULL,'running',NULL,NULL,'','Jo Example',1,'[]',NULL);
INSERT INTO "clocks" VALUES(2,10,1,NULL,2,'leicestershire','1.0','local protocol','leicestershire/l12-sentence','L12','Tell them that the young person is sentenced to custody','court_officer',1,'home',NULL,'telling','as soon as possible','desk target','{"as_soon_as": "possible", "target": "1 hour"}','{"event": "2026-11-20T15:00:00+00:00", "known": "2026-11-20T16:10:00+00:00", "order_start": "2026-11-20T15:00:00+00:00", "release": "2027-03-18T10:00:00+00:00", "term_end": "2027-07-20T15:00:00+00:00", "term_start": "2026-11-20T15:00:00+00:00"}','{"age": "17 years 1 month", "allocated_social_worker": true, "bail_conditions_in_force": false, "contingency_address": false, "disposal": ["detention_and_training_order"], "during_remand": false, "emergency": false, "has_host_yot": true, "hearing_result": true, "home_authority": "rotherham", "in_custody": true, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": false, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_out_of_area": false, "order_running": true, "orders_in_force": true, "outcome": "sentenced", "placed_in_before": "leicestershire", "placement_kind": "youth_detention", "placement_kind_before": "residential_home", "release_date_known": true, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": true, "with_family": false}','["In the document: as soon as possible. It gives no figure; desk target 1 hour", "The event Fri 20 Nov 2026 15:00 + 1 hour elapsed = Fri 20 Nov 2026 16:00"]','["Sentenced, or dealt with by another disposal", "Placed in before: Leicestershire", "Placement kind before: Children''s residential home", "In home: yes", "Sentenced to custody: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 16:10:00.000000','2026-11-20 15:00:00.000000',NULL,'2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000',NULL,'running',NULL,NULL,'',NULL,1,'[]',NULL);
INSERT INTO "clocks" VALUES(3,10,1,NULL,2,'leicestershire','1.0','local protocol','leicestershire/l12-sentence','L12','Tell them that the young person is sentenced to custody','court_officer',1,'social_worker',NULL,'telling','as soon as possible','desk target','{"as_soon_as": "possible", "target": "1 hour"}','{"event": "2026-11-20T15:00:00+00:00", "known": "2026-11-20T16:10:00+00:00", "order_start": "2026-11-20T15:00:00+00:00", "release": "2027-03-18T10:00:00+00:00", "term_end": "2027-07-20T15:00:00+00:00", "term_start": "2026-11-20T15:00:00+00:00"}','{"age": "17 years 1 month", "allocated_social_worker": true, "bail_conditions_in_force": false, "contingency_address": false, "disposal": ["detention_and_training_order"], "during_remand": false, "emergency": false, "has_host_yot": true, "hearing_result": true, "home_authority": "rotherham", "in_custody": true, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": false, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_out_of_area": false, "order_running": true, "orders_in_force": true, "outcome": "sentenced", "placed_in_before": "leicestershire", "placement_kind": "youth_detention", "placement_kind_before": "residential_home", "release_date_known": true, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": true, "with_family": false}','["In the document: as soon as possible. It gives no figure; desk target 1 hour", "The event Fri 20 Nov 2026 15:00 + 1 hour elapsed = Fri 20 Nov 2026 16:00"]','["Sentenced, or dealt with by another disposal", "Placed in before: Leicestershire", "Placement kind before: Children''s residential home", "In home: yes", "Sentenced to custody: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 16:10:00.000000','2026-11-20 15:00:00.000000',NULL,'2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000','2026-11-20 16:00:00.000000',NULL,'running',NULL,NULL,'',NULL,1,'[]',NULL);
INSERT INTO "clocks" VALUES(4,10,1,1,1,'rotherham','1.0','local protocol','rotherham/r17','R17','Tell the social worker what the court did, and the next date if there is one','yot',1,'social_worker',NULL,'telling','24 hours','limit','{"within": "24 hours"}','{"event": "2026-11-20T15:00:00+00:00", "known": "2026-11-20T16:10:00+00:00", "order_start": "2026-11-20T15:00:00+00:00", "release": "2027-03-18T10:00:00+00:00", "term_end": "2027-07-20T15:00:00+00:00", "term_start": "2026-11-20T15:00:00+00:00"}','{"age": "17 years 1 month", "allocated_social_worker": true, "bail_conditions_in_force": false, "contingency_address": false, "disposal": ["detention_and_training_order"], "during_remand": false, "emergency": false, "has_host_yot": true, "hearing_result": true, "home_authority": "rotherham", "in_custody": true, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": false, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_out_of_area": false, "order_running": true, "orders_in_force": true, "outcome": "sentenced", "placed_in_before": "leicestershire", "placement_kind": "youth_detention", "placement_kind_before": "residential_home", "release_date_known": true, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": true, "with_family": false}','["The event Fri 20 Nov 2026 15:00 + 24 hours elapsed = Sat 21 Nov 2026 15:00"]','["A hearing ended with a result or an adjournment", "Home authority: Rotherham", "Known to social care: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 16:10:00.000000','2026-11-20 15:00:00.000000',NULL,'2026-11-21 11:00:00.000000','2026-11-21 14:00:00.000000','2026-11-21 15:00:00.000000',NULL,'running',NULL,NULL,'',NULL,1,'[]',NULL);
INSERT INTO "clocks" VALUES(5,10,1,1,2,'leicestershire','1.0','local protocol','leicestershire/l7','L7','Send the home the court result slip: bail conditions and next dates','yot',1,'home',NULL,'telling','no time given','desk target','{"as_soon_as": "possible", "target": "24 hours", "words": "no time given"}','{"event": "2026-11-20T15:00:00+00:00", "known": "2026-11-20T16:10:00+00:00", "order_start": "2026-11-20T15:00:00+00:00", "release": "2027-03-18T10:00:00+00:00", "term_end": "2027-07-20T15:00:00+00:00", "term_start": "2026-11-20T15:00:00+00:00"}','{"age": "17 years 1 month", "allocated_social_worker": true, "bail_conditions_in_force": false, "contingency_address": false, "disposal": ["detention_and_training_order"], "during_remand": false, "emergency": false, "has_host_yot": true, "hearing_result": true, "home_authority": "rotherham", "in_custody": true, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": false, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_out_of_area": false, "order_running": true, "orders_in_force": true, "outcome": "sentenced", "placed_in_before": "leicestershire", "placement_kind": "youth_detention", "placement_kind_before": "residential_home", "release_date_known": true, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": true, "with_family": false}','["In the document: no time given. It gives no figure; desk target 24 hours", "The event Fri 20 Nov 2026 15:00 + 24 hours elapsed = Sat 21 Nov 2026 15:00"]','["A hearing ended with a result or an adjournment", "Placed in before: Leicestershire", "Placement kind before: Children''s residential home", "In home: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 16:10:00.000000','2026-11-20 15:00:00.000000',NULL,'2026-11-21 11:00:00.000000','2026-11-21 14:00:00.000000','2026-11-21 15:00:00.000000',NULL,'running',NULL,NULL,'',NULL,1,'[]',NULL);
INSERT INTO "clocks" VALUES(6,10,1,NULL,1,'rotherham','1.0','local protocol','rotherham/r35','R35','See or speak with the young person in custody','yot',1,NULL,NULL,'done','as the national standards say','desk target','{"every": ["1 month"], "counted_from": "last", "desk_target": true, "words": "as the national standards say"}','{"event": "2026-11-20T15:00:00+00:00", "known": "2026-11-20T16:10:00+00:00", "order_start": "2026-11-20T15:00:00+00:00", "release": "2027-03-18T10:00:00+00:00", "term_end": "2027-07-20T15:00:00+00:00", "term_start": "2026-11-20T15:00:00+00:00"}','{"age": "17 years 1 month", "allocated_social_worker": true, "bail_conditions_in_force": false, "contingency_address": false, "disposal": ["detention_and_training_order"], "during_remand": false, "emergency": false, "has_host_yot": true, "hearing_result": true, "home_authority": "rotherham", "in_custody": true, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": false, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_out_of_area": false, "order_running": true, "orders_in_force": true, "outcome": "sentenced", "placed_in_before": "leicestershire", "placement_kind": "youth_detention", "placement_kind_before": "residential_home", "release_date_known": true, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": true, "with_family": false}','["In the document: as the national standards say. It gives no figure; desk target 1 month", "The event Fri 20 Nov 2026 15:00 + 1 month = Sun 20 Dec 2026 15:00"]','["Sentenced, or dealt with by another disposal", "Home authority: Rotherham", "Sentenced to custody: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 16:10:00.000000','2026-11-20 15:00:00.000000',NULL,'2026-12-13 15:00:00.000000','2026-12-19 15:00:00.000000','2026-12-20 15:00:00.000000','2026-12-13 15:00:00.000000','running',NULL,NULL,'',NULL,1,'[]',NULL);
INSERT INTO "clocks" VALUES(7,10,1,NULL,1,'rotherham','1.0','local protocol','rotherham/r36','R36','Give the YOT full details of where the young person is to live on release','social_care',0,'yot',NULL,'telling','1 month before the release date','limit','{"before": "release", "lead": "1 month"}','{"event": "2026-11-20T15:00:00+00:00", "known": "2026-11-20T16:10:00+00:00", "order_start": "2026-11-20T15:00:00+00:00", "release": "2027-03-11T10:00:00+00:00", "term_end": "2027-07-20T15:00:00+00:00", "term_start": "2026-11-20T15:00:00+00:00"}','{"age": "17 years 1 month", "allocated_social_worker": true, "bail_conditions_in_force": false, "contingency_address": false, "disposal": ["detention_and_training_order"], "during_remand": false, "emergency": false, "has_host_yot": true, "hearing_result": true, "home_authority": "rotherham", "in_custody": true, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": false, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_out_of_area": false, "order_running": true, "orders_in_force": true, "outcome": "sentenced", "placed_in_before": "leicestershire", "placement_kind": "youth_detention", "placement_kind_before": "residential_home", "release_date_known": true, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": true, "with_family": false}','["The release date Thu 11 Mar 2027 10:00 - 1 month = Thu 11 Feb 2027 10:00"]','["A release date is set or moved", "Home authority: Rotherham", "Sentenced to custody: yes", "Looked after before: yes", "Looked after: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 16:10:00.000000','2026-11-20 15:00:00.000000',NULL,'2027-01-28 10:00:00.000000','2027-02-08 10:00:00.000000','2027-02-11 10:00:00.000000','2027-01-28 10:00:00.000000','running',NULL,NULL,'',NULL,1,'[]',NULL);
INSERT INTO "clocks" VALUES(8,6,3,4,1,'rotherham','1.0','local protocol','rotherham/r19','R19','Give the social worker the coming court date, and what else helps with planning for it','yot',1,'social_worker',NULL,'telling','as soon as possible','desk target','{"as_soon_as": "possible", "target": "24 hours", "not_after": "hearing"}','{"event": "2026-11-20T17:00:00+00:00", "hearing": "2026-12-05T10:00:00+00:00", "known": "2026-11-20T17:00:00+00:00", "next_hearing": "2026-12-05T10:00:00+00:00"}','{"accompanied_by_named": false, "accompanied_by_role": "residential_worker", "age": "16 years 9 months", "allocated_social_worker": true, "attendance_arranged": false, "bail_conditions_in_force": false, "contingency_address": false, "during_remand": false, "emergency": false, "has_host_yot": false, "hearing_result": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": true, "legal_representation_arranged": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "rlaa", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "transport_arranged": false, "with_family": false, "yot_officer_named": false}','["In the document: as soon as possible. It gives no figure; desk target 24 hours", "The event Fri 20 Nov 2026 17:00 + 24 hours elapsed = Sat 21 Nov 2026 17:00"]','["A court hearing is listed or its date becomes known", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham", "Known to social care: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 17:00:00.000000','2026-11-20 17:00:00.000000',NULL,'2026-11-21 13:00:00.000000','2026-11-21 16:00:00.000000','2026-11-21 17:00:00.000000',NULL,'running','2026-11-21 10:00:00.000000',NULL,'',NULL,3,'[]',NULL);
INSERT INTO "clocks" VALUES(9,6,3,4,1,'rotherham','1.0','local protocol','rotherham/r20','R20','Say who goes to court with the young person: a parent, carer, residential worker or the social worker','social_care',0,NULL,NULL,'named','before the hearing','limit','{"before": "hearing"}','{"event": "2026-11-20T17:00:00+00:00", "hearing": "2026-12-05T10:00:00+00:00", "known": "2026-11-20T17:00:00+00:00", "next_hearing": "2026-12-05T10:00:00+00:00"}','{"accompanied_by_named": false, "accompanied_by_role": "residential_worker", "age": "16 years 9 months", "allocated_social_worker": true, "attendance_arranged": false, "bail_conditions_in_force": false, "contingency_address": false, "during_remand": false, "emergency": false, "has_host_yot": false, "hearing_result": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": true, "legal_representation_arranged": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "rlaa", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "transport_arranged": false, "with_family": false, "yot_officer_named": false}','["The hearing is Sat 5 Dec 2026 10:00"]','["A court hearing is listed or its date becomes known", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham", "Looked after: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 17:00:00.000000','2026-11-20 17:00:00.000000',NULL,'2026-12-04 10:00:00.000000','2026-12-05 07:00:00.000000','2026-12-05 10:00:00.000000','2026-12-04 10:00:00.000000','running','2026-11-21 10:00:00.000000',NULL,'',NULL,3,'[]',NULL);
INSERT INTO "clocks" VALUES(10,6,3,4,1,'rotherham','1.0','local protocol','rotherham/r22','R22','Arrange transport to and from court, and see that the young person has a lawyer','social_care',0,NULL,NULL,'done','before the hearing','limit','{"before": "hearing"}','{"event": "2026-11-20T17:00:00+00:00", "hearing": "2026-12-05T10:00:00+00:00", "known": "2026-11-20T17:00:00+00:00", "next_hearing": "2026-12-05T10:00:00+00:00"}','{"accompanied_by_named": false, "accompanied_by_role": "residential_worker", "age": "16 years 9 months", "allocated_social_worker": true, "attendance_arranged": false, "bail_conditions_in_force": false, "contingency_address": false, "during_remand": false, "emergency": false, "has_host_yot": false, "hearing_result": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": true, "legal_representation_arranged": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "rlaa", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "transport_arranged": false, "with_family": false, "yot_officer_named": false}','["The hearing is Sat 5 Dec 2026 10:00"]','["A court hearing is listed or its date becomes known", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham", "Looked after: yes", "Remand now: none"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 17:00:00.000000','2026-11-20 17:00:00.000000',NULL,'2026-12-04 10:00:00.000000','2026-12-05 07:00:00.000000','2026-12-05 10:00:00.000000','2026-12-04 10:00:00.000000','running','2026-11-21 10:00:00.000000',NULL,'',NULL,3,'[]',NULL);
INSERT INTO "clocks" VALUES(11,6,3,4,1,'rotherham','1.0','local protocol','rotherham/r25','R25','Put a YOT officer down for that court','yot',1,NULL,NULL,'named','before the hearing','limit','{"before": "hearing"}','{"event": "2026-11-20T17:00:00+00:00", "hearing": "2026-12-05T10:00:00+00:00", "known": "2026-11-20T17:00:00+00:00", "next_hearing": "2026-12-05T10:00:00+00:00"}','{"accompanied_by_named": false, "accompanied_by_role": "residential_worker", "age": "16 years 9 months", "allocated_social_worker": true, "attendance_arranged": false, "bail_conditions_in_force": false, "contingency_address": false, "during_remand": false, "emergency": false, "has_host_yot": false, "hearing_result": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": true, "legal_representation_arranged": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "rlaa", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "transport_arranged": false, "with_family": false, "yot_officer_named": false}','["The hearing is Sat 5 Dec 2026 10:00"]','["A court hearing is listed or its date becomes known", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 17:00:00.000000','2026-11-20 17:00:00.000000',NULL,'2026-12-04 10:00:00.000000','2026-12-05 07:00:00.000000','2026-12-05 10:00:00.000000','2026-12-04 10:00:00.000000','running','2026-11-21 10:00:00.000000',NULL,'',NULL,3,'[]',NULL);
INSERT INTO "clocks" VALUES(12,8,4,NULL,1,'rotherham','1.0','local protocol','rotherham/r14','R14','Make sure that the YOT knows of the arrest or charge of a looked-after young person','social_care',0,'yot',NULL,'telling','24 hours','limit','{"within": "24 hours"}','{"arrest": "2026-11-20T19:40:00+00:00", "event": "2026-11-20T19:40:00+00:00", "known": "2026-11-20T20:15:00+00:00"}','{"age": "12 years 8 months", "allocated_social_worker": true, "appropriate_adult_from": "home_staff", "appropriate_adult_named": false, "arrest_outcome": "bailed_to_court", "bail_conditions_in_force": false, "charged": true, "contingency_address": false, "during_remand": false, "emergency": false, "gravity": 2, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": false, "known_to_social_care": true, "known_to_yot": false, "later_hearing_known": true, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "offence_classes": ["theft"], "office_hours": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "foster", "placement_kind_before": "foster", "pre_planned": false, "release_date_known": false, "release_estimated": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}','["The event Fri 20 Nov 2026 19:40 + 24 hours elapsed = Sat 21 Nov 2026 19:40"]','["Arrested, or detained for interview", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham", "Looked after: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 20:15:00.000000','2026-11-20 19:40:00.000000',NULL,'2026-11-21 15:40:00.000000','2026-11-21 18:40:00.000000','2026-11-21 19:40:00.000000',NULL,'met',NULL,'2026-11-20 20:15:00.000000','',NULL,4,'[]',NULL);
INSERT INTO "clocks" VALUES(13,8,4,3,1,'rotherham','1.0','local protocol','rotherham/r19','R19','Give the social worker the coming court date, and what else helps with planning for it','yot',1,'social_worker',NULL,'telling','as soon as possible','desk target','{"as_soon_as": "possible", "target": "24 hours", "not_after": "hearing"}','{"arrest": "2026-11-20T19:40:00+00:00", "event": "2026-11-20T20:15:00+00:00", "hearing": "2026-12-01T10:00:00+00:00", "known": "2026-11-20T20:15:00+00:00", "next_hearing": "2026-12-01T10:00:00+00:00"}','{"age": "12 years 8 months", "allocated_social_worker": true, "appropriate_adult_from": "home_staff", "appropriate_adult_named": false, "arrest_outcome": "bailed_to_court", "bail_conditions_in_force": false, "charged": true, "contingency_address": false, "during_remand": false, "emergency": false, "gravity": 2, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": false, "known_to_social_care": true, "known_to_yot": false, "later_hearing_known": true, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "offence_classes": ["theft"], "office_hours": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "foster", "placement_kind_before": "foster", "pre_planned": false, "release_date_known": false, "release_estimated": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}','["In the document: as soon as possible. It gives no figure; desk target 24 hours", "The event Fri 20 Nov 2026 20:15 + 24 hours elapsed = Sat 21 Nov 2026 20:15"]','["A court hearing is listed or its date becomes known", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham", "Known to social care: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 20:15:00.000000','2026-11-20 20:15:00.000000',NULL,'2026-11-21 16:15:00.000000','2026-11-21 19:15:00.000000','2026-11-21 20:15:00.000000',NULL,'running',NULL,NULL,'',NULL,4,'[]',NULL);
INSERT INTO "clocks" VALUES(14,8,4,3,1,'rotherham','1.0','local protocol','rotherham/r20','R20','Say who goes to court with the young person: a parent, carer, residential worker or the social worker','social_care',0,NULL,NULL,'named','before the hearing','limit','{"before": "hearing"}','{"arrest": "2026-11-20T19:40:00+00:00", "event": "2026-11-20T20:15:00+00:00", "hearing": "2026-12-01T10:00:00+00:00", "known": "2026-11-20T20:15:00+00:00", "next_hearing": "2026-12-01T10:00:00+00:00"}','{"age": "12 years 8 months", "allocated_social_worker": true, "appropriate_adult_from": "home_staff", "appropriate_adult_named": false, "arrest_outcome": "bailed_to_court", "bail_conditions_in_force": false, "charged": true, "contingency_address": false, "during_remand": false, "emergency": false, "gravity": 2, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": false, "known_to_social_care": true, "known_to_yot": false, "later_hearing_known": true, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "offence_classes": ["theft"], "office_hours": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "foster", "placement_kind_before": "foster", "pre_planned": false, "release_date_known": false, "release_estimated": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}','["The hearing is Tue 1 Dec 2026 10:00"]','["A court hearing is listed or its date becomes known", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham", "Looked after: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 20:15:00.000000','2026-11-20 20:15:00.000000',NULL,'2026-11-30 10:00:00.000000','2026-12-01 07:00:00.000000','2026-12-01 10:00:00.000000','2026-11-30 10:00:00.000000','running',NULL,NULL,'',NULL,4,'[]',NULL);
INSERT INTO "clocks" VALUES(15,8,4,3,1,'rotherham','1.0','local protocol','rotherham/r22','R22','Arrange transport to and from court, and see that the young person has a lawyer','social_care',0,NULL,NULL,'done','before the hearing','limit','{"before": "hearing"}','{"arrest": "2026-11-20T19:40:00+00:00", "event": "2026-11-20T20:15:00+00:00", "hearing": "2026-12-01T10:00:00+00:00", "known": "2026-11-20T20:15:00+00:00", "next_hearing": "2026-12-01T10:00:00+00:00"}','{"age": "12 years 8 months", "allocated_social_worker": true, "appropriate_adult_from": "home_staff", "appropriate_adult_named": false, "arrest_outcome": "bailed_to_court", "bail_conditions_in_force": false, "charged": true, "contingency_address": false, "during_remand": false, "emergency": false, "gravity": 2, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": false, "known_to_social_care": true, "known_to_yot": false, "later_hearing_known": true, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "offence_classes": ["theft"], "office_hours": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "foster", "placement_kind_before": "foster", "pre_planned": false, "release_date_known": false, "release_estimated": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}','["The hearing is Tue 1 Dec 2026 10:00"]','["A court hearing is listed or its date becomes known", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham", "Looked after: yes", "Remand now: none"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 20:15:00.000000','2026-11-20 20:15:00.000000',NULL,'2026-11-30 10:00:00.000000','2026-12-01 07:00:00.000000','2026-12-01 10:00:00.000000','2026-11-30 10:00:00.000000','running',NULL,NULL,'',NULL,4,'[]',NULL);
INSERT INTO "clocks" VALUES(16,8,4,3,1,'rotherham','1.0','local protocol','rotherham/r25','R25','Put a YOT officer down for that court','yot',1,NULL,NULL,'named','before the hearing','limit','{"before": "hearing"}','{"arrest": "2026-11-20T19:40:00+00:00", "event": "2026-11-20T20:15:00+00:00", "hearing": "2026-12-01T10:00:00+00:00", "known": "2026-11-20T20:15:00+00:00", "next_hearing": "2026-12-01T10:00:00+00:00"}','{"age": "12 years 8 months", "allocated_social_worker": true, "appropriate_adult_from": "home_staff", "appropriate_adult_named": false, "arrest_outcome": "bailed_to_court", "bail_conditions_in_force": false, "charged": true, "contingency_address": false, "during_remand": false, "emergency": false, "gravity": 2, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": false, "known_to_social_care": true, "known_to_yot": false, "later_hearing_known": true, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "offence_classes": ["theft"], "office_hours": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "foster", "placement_kind_before": "foster", "pre_planned": false, "release_date_known": false, "release_estimated": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}','["The hearing is Tue 1 Dec 2026 10:00"]','["A court hearing is listed or its date becomes known", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham"]','England 2000-2060, holidays 0.109',NULL,'2026-11-20 20:15:00.000000','2026-11-20 20:15:00.000000',NULL,'2026-11-30 10:00:00.000000','2026-12-01 07:00:00.000000','2026-12-01 10:00:00.000000','2026-11-30 10:00:00.000000','running',NULL,NULL,'',NULL,4,'[]',NULL);
INSERT INTO "clocks" VALUES(17,6,5,2,1,'rotherham','1.0','local protocol','rotherham/r17','R17','Tell the social worker what the court did, and the next date if there is one','yot',1,'social_worker',NULL,'telling','24 hours','limit','{"within": "24 hours"}','{"event": "2026-11-21T10:30:00+00:00", "hearing": "2026-12-05T10:00:00+00:00", "known": "2026-11-21T11:00:00+00:00", "next_hearing": "2026-12-05T10:00:00+00:00"}','{"age": "16 years 9 months", "allocated_social_worker": true, "bail_conditions_in_force": true, "carer_is_victim": false, "contingency_address": false, "disposal": [], "during_remand": false, "emergency": false, "has_host_yot": false, "hearing_result": true, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "outcome": "bailed_conditional", "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": false, "with_family": false}','["The event Sat 21 Nov 2026 10:30 + 24 hours elapsed = Sun 22 Nov 2026 10:30"]','["A hearing ended with a result or an adjournment", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham", "Known to social care: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-21 11:00:00.000000','2026-11-21 10:30:00.000000',NULL,'2026-11-22 06:30:00.000000','2026-11-22 09:30:00.000000','2026-11-22 10:30:00.000000',NULL,'running',NULL,NULL,'',NULL,5,'[]',NULL);
INSERT INTO "clocks" VALUES(18,22,6,NULL,1,'rotherham','1.0','local protocol','rotherham/r16-consult','R16','Consult the YOT before the young person moves','social_care',0,'yot',NULL,'telling','before the move','limit','{"before": "move"}','{"event": "2026-11-21T09:00:00+00:00", "known": "2026-11-21T12:00:00+00:00", "move": "2026-11-21T09:00:00+00:00"}','{"age": "16 years 11 months", "allocated_social_worker": true, "bail_conditions_in_force": false, "clashes_with_conditions": false, "contingency_address": false, "during_remand": false, "has_host_yot": true, "has_link_worker": false, "home_authority": "leicestershire", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "section_20", "legal_status_before": "section_20", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move": "emergency", "move_crosses_area": true, "move_out_of_area": true, "out_of_area": true, "placed_by_another_authority": true, "placed_in": "rotherham", "placed_in_before": "leicestershire", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "told_of_move": false, "with_family": false}','["The move is Sat 21 Nov 2026 09:00"]','["Placement changes, or is about to", "Placed in: Rotherham", "Known to social care: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-21 12:00:00.000000','2026-11-21 09:00:00.000000',NULL,'2026-11-21 09:00:00.000000','2026-11-21 09:00:00.000000','2026-11-21 09:00:00.000000',NULL,'running',NULL,NULL,'',NULL,6,'[]',NULL);
INSERT INTO "clocks" VALUES(19,22,6,NULL,1,'rotherham','1.0','local protocol','rotherham/r16-told','R16','Tell the YOT of the move, with full details of the new placement','social_care',0,'yot',NULL,'telling','24 hours','limit','{"within": "24 hours"}','{"event": "2026-11-21T09:00:00+00:00", "known": "2026-11-21T12:00:00+00:00", "move": "2026-11-21T09:00:00+00:00"}','{"age": "16 years 11 months", "allocated_social_worker": true, "bail_conditions_in_force": false, "clashes_with_conditions": false, "contingency_address": false, "during_remand": false, "has_host_yot": true, "has_link_worker": false, "home_authority": "leicestershire", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "section_20", "legal_status_before": "section_20", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move": "emergency", "move_crosses_area": true, "move_out_of_area": true, "out_of_area": true, "placed_by_another_authority": true, "placed_in": "rotherham", "placed_in_before": "leicestershire", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "told_of_move": false, "with_family": false}','["The event Sat 21 Nov 2026 09:00 + 24 hours elapsed = Sun 22 Nov 2026 09:00"]','["Placement changes, or is about to", "Placed in: Rotherham", "Known to social care: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-21 12:00:00.000000','2026-11-21 09:00:00.000000',NULL,'2026-11-22 05:00:00.000000','2026-11-22 08:00:00.000000','2026-11-22 09:00:00.000000',NULL,'running',NULL,NULL,'',NULL,6,'[]',NULL);
INSERT INTO "clocks" VALUES(20,22,6,NULL,1,'rotherham','1.0','local protocol','rotherham/r12-arrival','R12','Refer to the MASH: another authority has placed a looked-after young person who offends in Rotherham','yot',1,'mash',NULL,'telling','no time given','desk target','{"as_soon_as": "possible", "target": "1 working day", "words": "no time given"}','{"event": "2026-11-21T09:00:00+00:00", "known": "2026-11-21T12:00:00+00:00", "move": "2026-11-21T09:00:00+00:00"}','{"age": "16 years 11 months", "allocated_social_worker": true, "bail_conditions_in_force": false, "clashes_with_conditions": false, "contingency_address": false, "during_remand": false, "has_host_yot": true, "has_link_worker": false, "home_authority": "leicestershire", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "section_20", "legal_status_before": "section_20", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move": "emergency", "move_crosses_area": true, "move_out_of_area": true, "out_of_area": true, "placed_by_another_authority": true, "placed_in": "rotherham", "placed_in_before": "leicestershire", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "told_of_move": false, "with_family": false}','["In the document: no time given. It gives no figure; desk target 1 working day", "The event Sat 21 Nov 2026 09:00 + 1 working day = Mon 23 Nov 2026 23:59", "Day 0 is Sat 21 Nov 2026", "Not counted: weekends"]','["Placement changes, or is about to", "Placed in: Rotherham", "Looked after: yes", "Placed by another authority: yes", "Move crosses area: yes", "Known to yot: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-21 12:00:00.000000','2026-11-21 09:00:00.000000',NULL,'2026-11-23 19:59:00.000000','2026-11-23 22:59:00.000000','2026-11-23 23:59:00.000000','2026-11-23 19:59:00.000000','running',NULL,NULL,'',NULL,6,'[]',NULL);
INSERT INTO "clocks" VALUES(21,22,6,NULL,2,'leicestershire','1.0','local protocol','leicestershire/l29','L29','Settle and record an address to fall back on, so that the young person is never held for want of one','everyone',0,NULL,NULL,'done','no time given','desk target','{"as_soon_as": "possible", "target": "5 working days", "words": "no time given"}','{"event": "2026-11-21T09:00:00+00:00", "known": "2026-11-21T12:00:00+00:00", "move": "2026-11-21T09:00:00+00:00"}','{"age": "16 years 11 months", "allocated_social_worker": true, "bail_conditions_in_force": false, "clashes_with_conditions": false, "contingency_address": false, "during_remand": false, "has_host_yot": true, "has_link_worker": false, "home_authority": "leicestershire", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "section_20", "legal_status_before": "section_20", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move": "emergency", "move_crosses_area": true, "move_out_of_area": true, "out_of_area": true, "placed_by_another_authority": true, "placed_in": "rotherham", "placed_in_before": "leicestershire", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "told_of_move": false, "with_family": false}','["In the document: no time given. It gives no figure; desk target 5 working days", "The event Sat 21 Nov 2026 09:00 + 5 working days = Fri 27 Nov 2026 23:59", "Day 0 is Sat 21 Nov 2026", "Not counted: weekends"]','["Placement changes, or is about to", "Placed in before: Leicestershire", "Placement kind before: Children''s residential home", "Home authority: Leicestershire", "Known to yot: yes", "Placement kind: Children''s residential home"]','England 2000-2060, holidays 0.109',NULL,'2026-11-21 12:00:00.000000','2026-11-21 09:00:00.000000',NULL,'2026-11-26 23:59:00.000000','2026-11-27 19:59:00.000000','2026-11-27 23:59:00.000000','2026-11-26 23:59:00.000000','running',NULL,NULL,'',NULL,6,'[]',NULL);
INSERT INTO "clocks" VALUES(22,22,6,NULL,1,'rotherham','1.0','local protocol','rotherham/r12-arrival-liaise','R12','Take it up with the authority that placed the young person, once the MASH has the referral','social_care',0,'other_authority',NULL,'telling','no time given','desk target','{"from": "completed:r12-arrival", "as_soon_as": "possible", "target": "1 working day", "words": "no time given"}','{"event": "2026-11-21T09:00:00+00:00", "known": "2026-11-21T12:00:00+00:00", "move": "2026-11-21T09:00:00+00:00"}','{"age": "16 years 11 months", "allocated_social_worker": true, "bail_conditions_in_force": false, "clashes_with_conditions": false, "contingency_address": false, "during_remand": false, "has_host_yot": true, "has_link_worker": false, "home_authority": "leicestershire", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "section_20", "legal_status_before": "section_20", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move": "emergency", "move_crosses_area": true, "move_out_of_area": true, "out_of_area": true, "placed_by_another_authority": true, "placed_in": "rotherham", "placed_in_before": "leicestershire", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "told_of_move": false, "with_family": false}','["Waits for the completion of r12-arrival, which is not known yet"]','["Placement changes, or is about to", "Placed in: Rotherham", "Looked after: yes", "Placed by another authority: yes", "Move crosses area: yes", "Known to yot: yes"]','England 2000-2060, holidays 0.109','completed:r12-arrival','2026-11-21 12:00:00.000000','2026-11-21 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,'running',NULL,NULL,'',NULL,6,'[]',NULL);
INSERT INTO "clocks" VALUES(23,6,8,NULL,1,'rotherham','1.0','local protocol','rotherham/r5-invite','R5','Invite the social worker to the YOT''s meeting','yot',1,'social_worker',NULL,'telling','before the meeting','limit','{"before": "review"}','{"event": "2026-11-22T11:00:00+00:00", "known": "2026-11-22T11:00:00+00:00", "review": "2026-11-27T10:00:00+00:00"}','{"age": "16 years 9 months", "allocated_social_worker": true, "attendee_cannot_come": false, "bail_conditions_in_force": true, "contingency_address": false, "custody_meeting": false, "during_remand": false, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "meeting_booked": true, "meeting_kind": "risk_strategy", "meeting_of": "yot", "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "panel_companion_named": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}','["The meeting is Fri 27 Nov 2026 10:00"]','["Meeting booked", "Home authority: Rotherham", "Placed in: Rotherham", "Placed in before: Rotherham", "Meeting of: yot", "Meeting kind: Risk strategy meeting", "Known to social care: yes"]','England 2000-2060, holidays 0.109',NULL,'2026-11-22 11:00:00.000000','2026-11-22 11:00:00.000000',NULL,'2026-11-25 10:00:00.000000','2026-11-26 10:00:00.000000','2026-11-27 10:00:00.000000','2026-11-25 10:00:00.000000','running',NULL,NULL,'',NULL,8,'[]',NULL);
CREATE TABLE commitments (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	weekday INTEGER NOT NULL, 
	begins VARCHAR NOT NULL, 
	ends VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	ended_at DATETIME, 
	ended_by_entry_id INTEGER, 
	CONSTRAINT pk_commitments PRIMARY KEY (id), 
	CONSTRAINT fk_commitments_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_commitments_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT fk_commitments_ended_by_entry_id_entries FOREIGN KEY(ended_by_entry_id) REFERENCES entries (id)
);
INSERT INTO "commitments" VALUES(1,6,10,'education',0,'09:00','15:30','Nowhere High',NULL,NULL);
INSERT INTO "commitments" VALUES(2,6,10,'education',1,'09:00','15:30','Nowhere High',NULL,NULL);
INSERT INTO "commitments" VALUES(3,6,10,'education',2,'09:00','15:30','Nowhere High',NULL,NULL);
INSERT INTO "commitments" VALUES(4,6,10,'education',3,'09:00','15:30','Nowhere High',NULL,NULL);
INSERT INTO "commitments" VALUES(5,6,10,'education',4,'09:00','15:30','Nowhere High',NULL,NULL);
CREATE TABLE conditions (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	postcode VARCHAR NOT NULL, 
	curfew_from VARCHAR NOT NULL, 
	curfew_to VARCHAR NOT NULL, 
	from_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	ended_by_entry_id INTEGER, 
	CONSTRAINT pk_conditions PRIMARY KEY (id), 
	CONSTRAINT fk_conditions_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_conditions_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT fk_conditions_ended_by_entry_id_entries FOREIGN KEY(ended_by_entry_id) REFERENCES entries (id)
);
INSERT INTO "conditions" VALUES(1,6,5,'bail','curfew','','Ninewells','','20:00','07:00','2026-11-21 10:30:00.000000',NULL,NULL);
CREATE TABLE contacts (
	id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	agency VARCHAR NOT NULL, 
	authority VARCHAR, 
	telephone VARCHAR NOT NULL, 
	out_of_hours VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	home_id INTEGER, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_home_id_homes FOREIGN KEY(home_id) REFERENCES homes (id)
);
INSERT INTO "contacts" VALUES(1,'mash','Rotherham MASH','Rotherham Social Care','rotherham','01632 960001','','mash@rotherham.example',NULL);
INSERT INTO "contacts" VALUES(2,'edt','Rotherham Emergency Duty Team','Rotherham Social Care','rotherham','01632 960002','01632 960002','',NULL);
INSERT INTO "contacts" VALUES(3,'edt','Leicestershire Emergency Duty Team','Leicestershire Children''s Service','leicestershire','01632 960012','01632 960012','',NULL);
INSERT INTO "contacts" VALUES(4,'placements_team','Placements desk','Rotherham Social Care','rotherham','01632 960003','','placements@rotherham.example',NULL);
INSERT INTO "contacts" VALUES(5,'duty_sw_manager','Philippa Exemplar','Rotherham Social Care','rotherham','01632 960004','07700 900004','',NULL);
INSERT INTO "contacts" VALUES(6,'team_manager','Gareth Dychmygol','Rotherham Social Care','rotherham','01632 960005','07700 900005','',NULL);
INSERT INTO "contacts" VALUES(7,'senior_officer','Rosalind Notional','Rotherham Social Care','rotherham','01632 960006','','',NULL);
INSERT INTO "contacts" VALUES(8,'reviewing_officer','Bernard Hypothet','Rotherham Social Care','rotherham','01632 960007','','',NULL);
INSERT INTO "contacts" VALUES(9,'social_worker','Ngozi Aldous-Example','Rotherham Social Care','rotherham','07700 900101','01632 960002','n.aldous-example@rotherham.example',NULL);
INSERT INTO "contacts" VALUES(10,'social_worker','Petra Imaginska','Rotherham Social Care','rotherham','07700 900102','01632 960002','',NULL);
INSERT INTO "contacts" VALUES(11,'social_worker','Callum Oblong','Rotherham Social Care','rotherham','07700 900103','01632 960002','',NULL);
INSERT INTO "contacts" VALUES(12,'social_worker','Heledd Ffugenw','Rotherham Social Care','rotherham','07700 900104','01632 960002','',NULL);
INSERT INTO "contacts" VALUES(13,'social_worker','Dominic Mockingham','Leicestershire Children''s Service','leicestershire','07700 900105','01632 960012','',NULL);
INSERT INTO "contacts" VALUES(14,'social_worker','Yasmin Pretendwala','Leeds Social Care','leeds','07700 900106','','',NULL);
INSERT INTO "contacts" VALUES(15,'other_authority','Leeds duty and advice','Leeds Social Care','leeds','020 7946 0021','','',NULL);
INSERT INTO "contacts" VALUES(16,'other_authority','Kirklees front door','Kirklees Social Care','kirklees','020 7946 0022','','',NULL);
INSERT INTO "contacts" VALUES(17,'host_yot','Leicestershire YOS duty','Leicestershire YOS','leicestershire','01632 960501','','',NULL);
INSERT INTO "contacts" VALUES(18,'host_yot','Lincolnshire YOS duty','Lincolnshire YOS','lincolnshire','01632 960502','','',NULL);
INSERT INTO "contacts" VALUES(19,'host_yot','Derbyshire YJS duty','Derbyshire YJS','derbyshire','01632 960503','','',NULL);
INSERT INTO "contacts" VALUES(20,'home_yot','Leeds YJS duty','Leeds YJS','leeds','01632 960504','','',NULL);
INSERT INTO "contacts" VALUES(21,'home_yot','Kirklees YJS duty','Kirklees YJS','kirklees','01632 960505','','',NULL);
INSERT INTO "contacts" VALUES(22,'police','Custody desk, Main Street','Police','rotherham','01632 960601','01632 960601','',NULL);
INSERT INTO "contacts" VALUES(23,'police','Custody desk, Quayside','Police','leicestershire','01632 960602','','',NULL);
INSERT INTO "contacts" VALUES(24,'court','Youth court office, Sheffield','Court',NULL,'01632 960701','','',NULL);
INSERT INTO "contacts" VALUES(25,'court','Youth court office, Leicester','Court',NULL,'01632 960702','','',NULL);
INSERT INTO "contacts" VALUES(26,'youth_custody_service','Placements line','Youth Custody Service',NULL,'020 7946 0801','07700 900801','',NULL);
INSERT INTO "contacts" VALUES(27,'home_manager','Bronwen Enghreifftiol','Larkfold House','rotherham','01632 960111','','',1);
INSERT INTO "contacts" VALUES(28,'home','Quillmere Lodge, shift leader','Quillmere Lodge','leicestershire','01632 960211','','',4);
INSERT INTO "contacts" VALUES(29,'key_worker','Jerome Fabricant','Thistledown','leicestershire','07700 900212','','',5);
INSERT INTO "contacts" VALUES(30,'foster_carer','Agnes Madeupley','Fostering','rotherham','01632 960120','','',NULL);
INSERT INTO "contacts" VALUES(31,'solicitor','Feigned & Partners','Legal',NULL,'020 7946 0901','','',NULL);
CREATE TABLE drafts (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	officer VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	typed JSON NOT NULL, 
	started_at DATETIME NOT NULL, 
	saved_at DATETIME NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (id)
);
INSERT INTO "drafts" VALUES(1,'release-draft-1','arrest','Jo Example','front desk','an arrest, nobody yet','{"station": "Main St"}','2026-11-22 18:00:00.000000','2026-11-22 18:00:00.000000');
CREATE TABLE "entries" (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	happened_at DATETIME NOT NULL, 
	known_at DATETIME NOT NULL, 
	logged_at DATETIME NOT NULL, 
	officer VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	summary VARCHAR NOT NULL, 
	payload JSON NOT NULL, 
	raised JSON NOT NULL, 
	questions JSON NOT NULL, 
	protocol_copies JSON NOT NULL, 
	made JSON NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	CONSTRAINT pk_entries PRIMARY KEY (id), 
	CONSTRAINT fk_entries_person_id_people FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "entries" VALUES(1,'release-entry-1','result',10,'2026-11-20 15:00:00.000000','2026-11-20 16:10:00.000000','2026-11-20 16:10:00.000000','Jo Example','front desk','Sheffield Youth Court: Sentenced, or dealt with by a disposal; Detention and training order 8 months; release Thu 18 Mar 2027 10:00','{"kind": "result", "uid": "release-entry-1", "person": "DEMO-0010", "known_at": null, "answers": {}, "overrides": {}, "note": "", "hearing_id": null, "court": "Sheffield Youth Court", "heard_at": "2026-11-20T15:00:00Z", "outcome": "sentenced", "reason": "", "next_court": "", "next_at": null, "conditions": [], "conditions_hard_for_home": null, "home_consulted": null, "remand_likely": null, "custody_likely": null, "designated_authority": null, "placed": null, "senior_officer": "", "suitability_assessed": null, "support_programme_required": null, "disposals": [{"disposal": "detention_and_training_order", "months": 8, "details": ""}], "order_amended": false, "release_at": "2027-03-18T10:00:00Z", "accompanied_by_role": null, "accompanied_by_name": "", "yot_officer": "", "social_worker_in_court": null}','[{"events": ["court_result", "sentence", "release_date_set"], "facts": {"age": "17 years 1 month", "allocated_social_worker": true, "bail_conditions_in_force": false, "contingency_address": false, "disposal": ["detention_and_training_order"], "during_remand": false, "emergency": false, "has_host_yot": true, "hearing_result": true, "home_authority": "rotherham", "in_custody": true, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": false, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_out_of_area": false, "order_running": true, "orders_in_force": true, "outcome": "sentenced", "placed_in_before": "leicestershire", "placement_kind": "youth_detention", "placement_kind_before": "residential_home", "release_date_known": true, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": true, "with_family": false}, "anchors": {"event": "2026-11-20T15:00:00+00:00", "known": "2026-11-20T16:10:00+00:00", "order_start": "2026-11-20T15:00:00+00:00", "release": "2027-03-18T10:00:00+00:00", "term_end": "2027-07-20T15:00:00+00:00", "term_start": "2026-11-20T15:00:00+00:00"}, "hearing": null, "about": null}]','["release_placement_known", "release_placement_kind"]','[1, 2]','{"this": 1, "order detention_and_training_order 1": 1001}',1,NULL);
INSERT INTO "entries" VALUES(2,'release-entry-2','release',10,'2026-11-20 16:30:00.000000','2026-11-20 16:30:00.000000','2026-11-20 16:30:00.000000','Jo Example','front desk','Release date Thu 11 Mar 2027 10:00 (was Thu 18 Mar 2027 10:00)','{"kind": "release", "uid": "release-entry-2", "person": "DEMO-0010", "known_at": null, "answers": {}, "overrides": {}, "note": "", "release_at": "2027-03-11T10:00:00Z", "placed": null, "reason": "Time on tagged bail counted"}','[{"events": ["release_date_set"], "facts": {"age": "17 years 1 month", "allocated_social_worker": true, "bail_conditions_in_force": false, "contingency_address": false, "during_remand": false, "has_host_yot": true, "home_authority": "rotherham", "in_custody": true, "in_custody_before": true, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "order_running": true, "orders_in_force": true, "out_of_area": true, "placed_by_another_authority": true, "placed_in": "leicestershire", "placed_in_before": "leicestershire", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": true, "release_placement_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}, "anchors": {"event": "2026-11-20T16:30:00+00:00", "known": "2026-11-20T16:30:00+00:00", "release": "2027-03-11T10:00:00+00:00"}, "hearing": null, "about": null}]','[]','[1, 2]','{}',1,NULL);
INSERT INTO "entries" VALUES(3,'release-entry-3','hearing',6,'2026-11-20 17:00:00.000000','2026-11-20 17:00:00.000000','2026-11-20 17:00:00.000000','Jo Example','front desk','Hearing at Sheffield Youth Court, Sat 21 Nov 2026 10:00','{"kind": "hearing", "uid": "release-entry-3", "person": "DEMO-0006", "known_at": null, "answers": {}, "overrides": {}, "note": "", "hearing_id": null, "court": "Sheffield Youth Court", "at": "2026-11-21T10:00:00Z", "accompanied_by_role": "residential_worker", "accompanied_by_name": "", "transport": null, "legal_representative": "Feigned & Partners", "yot_officer": "", "attendance_arranged_by": "", "custody_likely": null, "remand_likely": "rlaa", "emergency": null, "carer_is_victim": null}','[{"events": ["hearing_listed", "remand"], "facts": {"accompanied_by_named": false, "accompanied_by_role": "residential_worker", "age": "16 years 9 months", "allocated_social_worker": true, "attendance_arranged": false, "bail_conditions_in_force": false, "contingency_address": false, "during_remand": false, "emergency": false, "has_host_yot": false, "hearing_result": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": true, "legal_representation_arranged": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "rlaa", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "transport_arranged": false, "with_family": false, "yot_officer_named": false}, "anchors": {"event": "2026-11-20T17:00:00+00:00", "hearing": "2026-11-21T10:00:00+00:00", "known": "2026-11-20T17:00:00+00:00", "next_hearing": "2026-11-21T10:00:00+00:00"}, "hearing": "next", "about": null, "hearing_id": 2}]','["carer_is_victim", "support_arranged"]','[1, 2]','{"next": 2}',1,NULL);
INSERT INTO "entries" VALUES(4,'release-entry-4','arrest',8,'2026-11-20 19:40:00.000000','2026-11-20 20:15:00.000000','2026-11-20 20:15:00.000000','Jo Example','front desk','Arrested, Main Street; Theft [from a shop]; Charged and bailed to court; Sheffield Youth Court Tue 1 Dec 2026 10:00','{"kind": "arrest", "uid": "release-entry-4", "person": "DEMO-0008", "known_at": null, "answers": {}, "overrides": {}, "note": "It''s not known who called; see [/] note.", "arrest_id": null, "arrested_at": "2026-11-20T19:40:00Z", "station": "Main Street", "pre_planned": false, "offences": [{"description": "Theft [from a shop]", "offence_class": "theft", "gravity": 2}], "arrived_at": null, "detention_authorised_at": null, "appropriate_adult_from": "home_staff", "appropriate_adult_name": "", "estimated_release_at": null, "outcome": "bailed_to_court", "charged_at": null, "bail_return_at": null, "court": "Sheffield Youth Court", "court_at": "2026-12-01T10:00:00Z", "conditions": [], "carer_is_victim": null}','[{"events": ["arrest"], "facts": {"age": "12 years 8 months", "allocated_social_worker": true, "appropriate_adult_from": "home_staff", "appropriate_adult_named": false, "arrest_outcome": "bailed_to_court", "bail_conditions_in_force": false, "charged": true, "contingency_address": false, "during_remand": false, "emergency": false, "gravity": 2, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": false, "known_to_social_care": true, "known_to_yot": false, "later_hearing_known": true, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "offence_classes": ["theft"], "office_hours": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "foster", "placement_kind_before": "foster", "pre_planned": false, "release_date_known": false, "release_estimated": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}, "anchors": {"arrest": "2026-11-20T19:40:00+00:00", "event": "2026-11-20T19:40:00+00:00", "known": "2026-11-20T20:15:00+00:00"}, "hearing": null, "about": null}, {"events": ["charge", "police_bail_to_court"], "facts": {"age": "12 years 8 months", "allocated_social_worker": true, "appropriate_adult_from": "home_staff", "appropriate_adult_named": false, "arrest_outcome": "bailed_to_court", "bail_conditions_in_force": false, "charged": true, "contingency_address": false, "during_remand": false, "emergency": false, "gravity": 2, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": false, "known_to_social_care": true, "known_to_yot": false, "later_hearing_known": true, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "offence_classes": ["theft"], "office_hours": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "foster", "placement_kind_before": "foster", "pre_planned": false, "release_date_known": false, "release_estimated": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}, "anchors": {"arrest": "2026-11-20T19:40:00+00:00", "event": "2026-11-20T19:40:00+00:00", "hearing": "2026-12-01T10:00:00+00:00", "known": "2026-11-20T20:15:00+00:00", "next_hearing": "2026-12-01T10:00:00+00:00"}, "hearing": "next", "about": null, "hearing_id": 3}, {"events": ["hearing_listed"], "facts": {"age": "12 years 8 months", "allocated_social_worker": true, "appropriate_adult_from": "home_staff", "appropriate_adult_named": false, "arrest_outcome": "bailed_to_court", "bail_conditions_in_force": false, "charged": true, "contingency_address": false, "during_remand": false, "emergency": false, "gravity": 2, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": false, "known_to_social_care": true, "known_to_yot": false, "later_hearing_known": true, "legal_status": "care_order", "legal_status_before": "care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "offence_classes": ["theft"], "office_hours": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "foster", "placement_kind_before": "foster", "pre_planned": false, "release_date_known": false, "release_estimated": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}, "anchors": {"arrest": "2026-11-20T19:40:00+00:00", "event": "2026-11-20T20:15:00+00:00", "hearing": "2026-12-01T10:00:00+00:00", "known": "2026-11-20T20:15:00+00:00", "next_hearing": "2026-12-01T10:00:00+00:00"}, "hearing": "next", "about": null, "hearing_id": 3}]','["carer_is_victim"]','[1, 2]','{"next": 3, "arrest": 1}',1,NULL);
INSERT INTO "entries" VALUES(5,'release-entry-5','result',6,'2026-11-21 10:30:00.000000','2026-11-21 11:00:00.000000','2026-11-21 11:00:00.000000','Jo Example','front desk','Sheffield Youth Court: Conditional bail; next Sheffield Youth Court Sat 5 Dec 2026 10:00','{"kind": "result", "uid": "release-entry-5", "person": "DEMO-0006", "known_at": null, "answers": {"carer_is_victim": false}, "overrides": {}, "note": "", "hearing_id": 2, "court": "", "heard_at": "2026-11-21T10:30:00Z", "outcome": "bailed_conditional", "reason": "", "next_court": "", "next_at": "2026-12-05T10:00:00Z", "conditions": [{"kind": "curfew", "words": "", "place": "Ninewells", "postcode": "", "curfew_from": "20:00", "curfew_to": "07:00"}], "conditions_hard_for_home": null, "home_consulted": null, "remand_likely": null, "custody_likely": null, "designated_authority": null, "placed": null, "senior_officer": "", "suitability_assessed": null, "support_programme_required": null, "disposals": [], "order_amended": false, "release_at": null, "accompanied_by_role": null, "accompanied_by_name": "", "yot_officer": "", "social_worker_in_court": null}','[{"events": ["court_result"], "facts": {"age": "16 years 9 months", "allocated_social_worker": true, "bail_conditions_in_force": true, "carer_is_victim": false, "contingency_address": false, "disposal": [], "during_remand": false, "emergency": false, "has_host_yot": false, "hearing_result": true, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "outcome": "bailed_conditional", "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": false, "with_family": false}, "anchors": {"event": "2026-11-21T10:30:00+00:00", "hearing": "2026-12-05T10:00:00+00:00", "known": "2026-11-21T11:00:00+00:00", "next_hearing": "2026-12-05T10:00:00+00:00"}, "hearing": "next", "about": null, "hearing_id": 4}, {"events": ["hearing_listed"], "facts": {"age": "16 years 9 months", "allocated_social_worker": true, "bail_conditions_in_force": true, "carer_is_victim": false, "contingency_address": false, "disposal": [], "during_remand": false, "emergency": false, "has_host_yot": false, "hearing_result": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "later_hearing_known": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "outcome": "bailed_conditional", "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "sentenced_to_custody": false, "with_family": false}, "anchors": {"event": "2026-11-21T10:30:00+00:00", "hearing": "2026-12-05T10:00:00+00:00", "known": "2026-11-21T10:30:00+00:00", "next_hearing": "2026-12-05T10:00:00+00:00"}, "hearing": "next", "about": null, "hearing_id": 4}]','[]','[1, 2]','{"next": 4}',1,NULL);
INSERT INTO "entries" VALUES(6,'release-entry-6','move',22,'2026-11-21 09:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','Jo Example','front desk','Emergency move to Larkfold House, children''s residential home, Sat 21 Nov 2026 09:00','{"kind": "move", "uid": "release-entry-6", "person": "DEMO-0022", "known_at": null, "answers": {}, "overrides": {}, "note": "", "to": {"home_id": 1, "name": "", "kind": null, "address": "", "postcode": "", "authority": null}, "moved_at": "2026-11-21T09:00:00Z", "move": "emergency", "consulted_before": null, "told_at": null, "told_by": "", "host_yot": "", "link_worker": "", "senior_officer": "", "suitability_assessed": null, "contingency_address": "", "reason": "The home closed overnight"}','[{"events": ["placement_move"], "facts": {"age": "16 years 11 months", "allocated_social_worker": true, "bail_conditions_in_force": false, "clashes_with_conditions": false, "contingency_address": false, "during_remand": false, "has_host_yot": true, "has_link_worker": false, "home_authority": "leicestershire", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "section_20", "legal_status_before": "section_20", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move": "emergency", "move_crosses_area": true, "move_out_of_area": true, "out_of_area": true, "placed_by_another_authority": true, "placed_in": "rotherham", "placed_in_before": "leicestershire", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "senior_officer_authority": false, "told_of_move": false, "with_family": false}, "anchors": {"event": "2026-11-21T09:00:00+00:00", "known": "2026-11-21T12:00:00+00:00", "move": "2026-11-21T09:00:00+00:00"}, "hearing": null, "about": null}]','["danger_at_placement", "orders_in_force", "order_running"]','[1, 2]','{}',1,NULL);
INSERT INTO "entries" VALUES(7,'release-entry-7','arrest',25,'2026-11-22 00:50:00.000000','2026-11-22 01:30:00.000000','2026-11-22 01:30:00.000000','Jo Example','front desk','Arrested, Quayside; Still at the police station','{"kind": "arrest", "uid": "release-entry-7", "person": {"given_name": "Robin", "family_name": "S\u00e4mpleby", "born": "2011-03-04", "case_number": null, "aliases": ["Robbie"]}, "known_at": null, "answers": {}, "overrides": {}, "note": "", "arrest_id": null, "arrested_at": "2026-11-22T00:50:00Z", "station": "Quayside", "pre_planned": false, "offences": [], "arrived_at": null, "detention_authorised_at": null, "appropriate_adult_from": null, "appropriate_adult_name": "", "estimated_release_at": null, "outcome": "still_in_custody", "charged_at": null, "bail_return_at": null, "court": "", "court_at": null, "conditions": [], "carer_is_victim": null}','[{"events": ["arrest"], "facts": {"age": "15 years 8 months", "appropriate_adult_named": false, "arrest_outcome": "still_in_custody", "bail_conditions_in_force": false, "charged": false, "contingency_address": false, "during_remand": false, "emergency": false, "in_custody": false, "in_custody_before": false, "later_hearing_known": false, "licence_in_force": false, "office_hours": false, "pre_planned": false, "release_date_known": false, "release_estimated": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_likely": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false}, "anchors": {"arrest": "2026-11-22T00:50:00+00:00", "event": "2026-11-22T00:50:00+00:00", "known": "2026-11-22T01:30:00+00:00"}, "hearing": null, "about": null}]','["known_to_yot", "looked_after", "home_authority", "placed_in_before", "placement_kind_before", "offence_classes"]','[1, 2]','{"person": 25, "arrest": 2}',1,NULL);
INSERT INTO "entries" VALUES(8,'release-entry-8','meeting',6,'2026-11-22 11:00:00.000000','2026-11-22 11:00:00.000000','2026-11-22 11:00:00.000000','Jo Example','front desk','Risk strategy meeting booked for Fri 27 Nov 2026 10:00','{"kind": "meeting", "uid": "release-entry-8", "person": "DEMO-0006", "known_at": null, "answers": {}, "overrides": {}, "note": "", "meeting_id": null, "meeting_kind": "risk_strategy", "at": "2026-11-27T10:00:00Z", "place": "Feigned House", "social_worker_invited": null, "social_care_attending": null, "social_care_report_in": null, "yot_invited": null, "yot_attending": null, "yot_report_in": null, "home_invited": null, "panel_companion_role": null, "panel_companion_name": "", "called_off": false}','[{"events": ["meeting_booked"], "facts": {"age": "16 years 9 months", "allocated_social_worker": true, "attendee_cannot_come": false, "bail_conditions_in_force": true, "contingency_address": false, "custody_meeting": false, "during_remand": false, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "meeting_booked": true, "meeting_kind": "risk_strategy", "meeting_of": "yot", "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "panel_companion_named": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}, "anchors": {"event": "2026-11-22T11:00:00+00:00", "known": "2026-11-22T11:00:00+00:00", "review": "2026-11-27T10:00:00+00:00"}, "hearing": null, "about": null}]','[]','[1, 2]','{}',1,NULL);
INSERT INTO "entries" VALUES(9,'release-entry-9','appointment',6,'2026-11-22 11:10:00.000000','2026-11-22 11:10:00.000000','2026-11-22 11:10:00.000000','Jo Example','front desk','Appointment (Supervision) made for Tue 1 Dec 2026 16:00','{"kind": "appointment", "uid": "release-entry-9", "person": "DEMO-0006", "known_at": null, "answers": {}, "overrides": {}, "note": "", "at": "2026-12-01T16:00:00Z", "minutes": 60, "purpose": "Supervision", "place": "Feigned House", "worker": "", "counts": null, "letter_to": "", "companion": "", "factors": ""}','[{"events": ["appointment_made"], "facts": {"accompaniment_named": false, "age": "16 years 9 months", "allocated_social_worker": true, "bail_conditions_in_force": true, "contingency_address": false, "during_remand": false, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}, "anchors": {"event": "2026-11-22T11:10:00+00:00", "known": "2026-11-22T11:10:00+00:00", "young_person_appointment": "2026-12-01T16:00:00+00:00"}, "hearing": null, "about": null}]','[]','[1, 2]','{}',1,NULL);
INSERT INTO "entries" VALUES(10,'release-entry-10','timetable',6,'2026-11-20 09:00:00.000000','2026-11-22 11:20:00.000000','2026-11-22 11:20:00.000000','Jo Example','front desk','The week: mon-fri 09:00-15:30 Education Nowhere High','{"kind": "timetable", "uid": "release-entry-10", "person": "DEMO-0006", "known_at": null, "answers": {}, "overrides": {}, "note": "", "from_at": "2026-11-20T09:00:00Z", "week": [{"days": ["mon", "tue", "wed", "thu", "fri"], "begins": "09:00", "ends": "15:30", "kind": "education", "what": "Nowhere High"}]}','[{"events": [], "facts": {"age": "16 years 9 months", "allocated_social_worker": true, "bail_conditions_in_force": true, "contingency_address": false, "during_remand": false, "has_host_yot": false, "home_authority": "rotherham", "in_custody": false, "in_custody_before": false, "in_home": true, "known_to_social_care": true, "known_to_yot": true, "legal_status": "interim_care_order", "legal_status_before": "interim_care_order", "licence_in_force": false, "looked_after": true, "looked_after_before": true, "move_crosses_area": false, "move_out_of_area": false, "out_of_area": false, "placed_by_another_authority": false, "placed_in": "rotherham", "placed_in_before": "rotherham", "placement_kind": "residential_home", "placement_kind_before": "residential_home", "release_date_known": false, "remand_attempted_at_home": false, "remand_before": "none", "remand_made": "none", "remand_now": "none", "remand_renewed": false, "with_family": false}, "anchors": {"event": "2026-11-20T09:00:00+00:00", "known": "2026-11-22T11:20:00+00:00"}, "hearing": null, "about": null}]','[]','[1, 2]','{}',1,NULL);
CREATE TABLE entry_versions (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	act VARCHAR(7) NOT NULL, 
	reason VARCHAR NOT NULL, 
	summary VARCHAR NOT NULL, 
	happened_at DATETIME NOT NULL, 
	known_at DATETIME NOT NULL, 
	payload JSON NOT NULL, 
	at DATETIME NOT NULL, 
	officer VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	CONSTRAINT pk_entry_versions PRIMARY KEY (id), 
	CONSTRAINT uq_entry_versions_entry_id_number UNIQUE (entry_id, number), 
	CONSTRAINT fk_entry_versions_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT ck_entry_versions_act CHECK (act IN ('logged', 'amended', 'voided'))
);
INSERT INTO "entry_versions" VALUES(1,1,1,'release-entry-1','logged','','Sheffield Youth Court: Sentenced, or dealt with by a disposal; Detention and training order 8 months; release Thu 18 Mar 2027 10:00','2026-11-20 15:00:00.000000','2026-11-20 16:10:00.000000','{"kind": "result", "uid": "release-entry-1", "person": "DEMO-0010", "known_at": null, "answers": {}, "overrides": {}, "note": "", "hearing_id": null, "court": "Sheffield Youth Court", "heard_at": "2026-11-20T15:00:00Z", "outcome": "sentenced", "reason": "", "next_court": "", "next_at": null, "conditions": [], "conditions_hard_for_home": null, "home_consulted": null, "remand_likely": null, "custody_likely": null, "designated_authority": null, "placed": null, "senior_officer": "", "suitability_assessed": null, "support_programme_required": null, "disposals": [{"disposal": "detention_and_training_order", "months": 8, "details": ""}], "order_amended": false, "release_at": "2027-03-18T10:00:00Z", "accompanied_by_role": null, "accompanied_by_name": "", "yot_officer": "", "social_worker_in_court": null}','2026-11-20 16:10:00.000000','Jo Example','front desk');
INSERT INTO "entry_versions" VALUES(2,2,1,'release-entry-2','logged','','Release date Thu 11 Mar 2027 10:00 (was Thu 18 Mar 2027 10:00)','2026-11-20 16:30:00.000000','2026-11-20 16:30:00.000000','{"kind": "release", "uid": "release-entry-2", "person": "DEMO-0010", "known_at": null, "answers": {}, "overrides": {}, "note": "", "release_at": "2027-03-11T10:00:00Z", "placed": null, "reason": "Time on tagged bail counted"}','2026-11-20 16:30:00.000000','Jo Example','front desk');
INSERT INTO "entry_versions" VALUES(3,3,1,'release-entry-3','logged','','Hearing at Sheffield Youth Court, Sat 21 Nov 2026 10:00','2026-11-20 17:00:00.000000','2026-11-20 17:00:00.000000','{"kind": "hearing", "uid": "release-entry-3", "person": "DEMO-0006", "known_at": null, "answers": {}, "overrides": {}, "note": "", "hearing_id": null, "court": "Sheffield Youth Court", "at": "2026-11-21T10:00:00Z", "accompanied_by_role": "residential_worker", "accompanied_by_name": "", "transport": null, "legal_representative": "Feigned & Partners", "yot_officer": "", "attendance_arranged_by": "", "custody_likely": null, "remand_likely": "rlaa", "emergency": null, "carer_is_victim": null}','2026-11-20 17:00:00.000000','Jo Example','front desk');
INSERT INTO "entry_versions" VALUES(4,4,1,'release-entry-4','logged','','Arrested, Main Street; Theft [from a shop]; Charged and bailed to court; Sheffield Youth Court Tue 1 Dec 2026 10:00','2026-11-20 19:40:00.000000','2026-11-20 20:15:00.000000','{"kind": "arrest", "uid": "release-entry-4", "person": "DEMO-0008", "known_at": null, "answers": {}, "overrides": {}, "note": "It''s not known who called; see [/] note.", "arrest_id": null, "arrested_at": "2026-11-20T19:40:00Z", "station": "Main Street", "pre_planned": false, "offences": [{"description": "Theft [from a shop]", "offence_class": "theft", "gravity": 2}], "arrived_at": null, "detention_authorised_at": null, "appropriate_adult_from": "home_staff", "appropriate_adult_name": "", "estimated_release_at": null, "outcome": "bailed_to_court", "charged_at": null, "bail_return_at": null, "court": "Sheffield Youth Court", "court_at": "2026-12-01T10:00:00Z", "conditions": [], "carer_is_victim": null}','2026-11-20 20:15:00.000000','Jo Example','front desk');
INSERT INTO "entry_versions" VALUES(5,5,1,'release-entry-5','logged','','Sheffield Youth Court: Conditional bail; next Sheffield Youth Court Sat 5 Dec 2026 10:00','2026-11-21 10:30:00.000000','2026-11-21 11:00:00.000000','{"kind": "result", "uid": "release-entry-5", "person": "DEMO-0006", "known_at": null, "answers": {"carer_is_victim": false}, "overrides": {}, "note": "", "hearing_id": 2, "court": "", "heard_at": "2026-11-21T10:30:00Z", "outcome": "bailed_conditional", "reason": "", "next_court": "", "next_at": "2026-12-05T10:00:00Z", "conditions": [{"kind": "curfew", "words": "", "place": "Ninewells", "postcode": "", "curfew_from": "20:00", "curfew_to": "07:00"}], "conditions_hard_for_home": null, "home_consulted": null, "remand_likely": null, "custody_likely": null, "designated_authority": null, "placed": null, "senior_officer": "", "suitability_assessed": null, "support_programme_required": null, "disposals": [], "order_amended": false, "release_at": null, "accompanied_by_role": null, "accompanied_by_name": "", "yot_officer": "", "social_worker_in_court": null}','2026-11-21 11:00:00.000000','Jo Example','front desk');
INSERT INTO "entry_versions" VALUES(6,6,1,'release-entry-6','logged','','Emergency move to Larkfold House, children''s residential home, Sat 21 Nov 2026 09:00','2026-11-21 09:00:00.000000','2026-11-21 12:00:00.000000','{"kind": "move", "uid": "release-entry-6", "person": "DEMO-0022", "known_at": null, "answers": {}, "overrides": {}, "note": "", "to": {"home_id": 1, "name": "", "kind": null, "address": "", "postcode": "", "authority": null}, "moved_at": "2026-11-21T09:00:00Z", "move": "emergency", "consulted_before": null, "told_at": null, "told_by": "", "host_yot": "", "link_worker": "", "senior_officer": "", "suitability_assessed": null, "contingency_address": "", "reason": "The home closed overnight"}','2026-11-21 12:00:00.000000','Jo Example','front desk');
INSERT INTO "entry_versions" VALUES(7,7,1,'release-entry-7','logged','','Arrested, Quayside; Still at the police station','2026-11-22 00:50:00.000000','2026-11-22 01:30:00.000000','{"kind": "arrest", "uid": "release-entry-7", "person": {"given_name": "Robin", "family_name": "S\u00e4mpleby", "born": "2011-03-04", "case_number": null, "aliases": ["Robbie"]}, "known_at": null, "answers": {}, "overrides": {}, "note": "", "arrest_id": null, "arrested_at": "2026-11-22T00:50:00Z", "station": "Quayside", "pre_planned": false, "offences": [], "arrived_at": null, "detention_authorised_at": null, "appropriate_adult_from": null, "appropriate_adult_name": "", "estimated_release_at": null, "outcome": "still_in_custody", "charged_at": null, "bail_return_at": null, "court": "", "court_at": null, "conditions": [], "carer_is_victim": null}','2026-11-22 01:30:00.000000','Jo Example','front desk');
INSERT INTO "entry_versions" VALUES(8,8,1,'release-entry-8','logged','','Risk strategy meeting booked for Fri 27 Nov 2026 10:00','2026-11-22 11:00:00.000000','2026-11-22 11:00:00.000000','{"kind": "meeting", "uid": "release-entry-8", "person": "DEMO-0006", "known_at": null, "answers": {}, "overrides": {}, "note": "", "meeting_id": null, "meeting_kind": "risk_strategy", "at": "2026-11-27T10:00:00Z", "place": "Feigned House", "social_worker_invited": null, "social_care_attending": null, "social_care_report_in": null, "yot_invited": null, "yot_attending": null, "yot_report_in": null, "home_invited": null, "panel_companion_role": null, "panel_companion_name": "", "called_off": false}','2026-11-22 11:00:00.000000','Jo Example','front desk');
INSERT INTO "entry_versions" VALUES(9,9,1,'release-entry-9','logged','','Appointment (Supervision) made for Tue 1 Dec 2026 16:00','2026-11-22 11:10:00.000000','2026-11-22 11:10:00.000000','{"kind": "appointment", "uid": "release-entry-9", "person": "DEMO-0006", "known_at": null, "answers": {}, "overrides": {}, "note": "", "at": "2026-12-01T16:00:00Z", "minutes": 60, "purpose": "Supervision", "place": "Feigned House", "worker": "", "counts": null, "letter_to": "", "companion": "", "factors": ""}','2026-11-22 11:10:00.000000','Jo Example','front desk');
INSERT INTO "entry_versions" VALUES(10,10,1,'release-entry-10','logged','','The week: mon-fri 09:00-15:30 Education Nowhere High','2026-11-20 09:00:00.000000','2026-11-22 11:20:00.000000','{"kind": "timetable", "uid": "release-entry-10", "person": "DEMO-0006", "known_at": null, "answers": {}, "overrides": {}, "note": "", "from_at": "2026-11-20T09:00:00Z", "week": [{"days": ["mon", "tue", "wed", "thu", "fri"], "begins": "09:00", "ends": "15:30", "kind": "education", "what": "Nowhere High"}]}','2026-11-22 11:20:00.000000','Jo Example','front desk');
CREATE TABLE hearings (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	court VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	state VARCHAR(7) NOT NULL, 
	accompanied_by_role VARCHAR, 
	accompanied_by_name VARCHAR NOT NULL, 
	transport VARCHAR, 
	legal_representative VARCHAR NOT NULL, 
	yot_officer VARCHAR NOT NULL, 
	attendance_arranged_by VARCHAR NOT NULL, 
	custody_likely BOOLEAN, 
	carer_is_victim BOOLEAN, 
	remand_likely VARCHAR, 
	adjourned_from_id INTEGER, 
	CONSTRAINT pk_hearings PRIMARY KEY (id), 
	CONSTRAINT fk_hearings_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_hearings_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT ck_hearings_hearingstate CHECK (state IN ('listed', 'heard', 'vacated')), 
	CONSTRAINT fk_hearings_adjourned_from_id_hearings FOREIGN KEY(adjourned_from_id) REFERENCES hearings (id)
);
INSERT INTO "hearings" VALUES(1,10,1,'Sheffield Youth Court','2026-11-20 15:00:00.000000','heard',NULL,'',NULL,'','','',NULL,NULL,NULL,NULL);
INSERT INTO "hearings" VALUES(2,6,3,'Sheffield Youth Court','2026-11-21 10:00:00.000000','heard','residential_worker','',NULL,'Feigned & Partners','','',NULL,NULL,'rlaa',NULL);
INSERT INTO "hearings" VALUES(3,8,4,'Sheffield Youth Court','2026-12-01 10:00:00.000000','listed',NULL,'',NULL,'','','',NULL,NULL,NULL,NULL);
INSERT INTO "hearings" VALUES(4,6,5,'Sheffield Youth Court','2026-12-05 10:00:00.000000','listed',NULL,'',NULL,'','','',NULL,NULL,'none',2);
CREATE TABLE homes (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	authority VARCHAR, 
	address VARCHAR NOT NULL, 
	postcode VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	CONSTRAINT pk_homes PRIMARY KEY (id)
);
INSERT INTO "homes" VALUES(1,'Larkfold House','residential_home','rotherham','14 Larkfold Row, Rotherham','ZZ99 1AA','01632 960101');
INSERT INTO "homes" VALUES(2,'Ninewells','residential_home','rotherham','2 Ninewells Bank, Rotherham','ZZ99 1AB','01632 960102');
INSERT INTO "homes" VALUES(3,'Tallow Yard','semi_independent','rotherham','Flat 3, Tallow Yard, Rotherham','ZZ99 1AD','01632 960103');
INSERT INTO "homes" VALUES(4,'Quillmere Lodge','residential_home','leicestershire','77 Quillmere Lane, Loughborough','ZZ99 2AA','01632 960201');
INSERT INTO "homes" VALUES(5,'Thistledown','residential_home','leicestershire','5 Thistledown Close, Hinckley','ZZ99 2AB','01632 960202');
INSERT INTO "homes" VALUES(6,'The Old Forge [north wing]','residential_home','leicestershire','1 Farrier''s Turn, Melton Mowbray','ZZ99 2AD','01632 960203');
INSERT INTO "homes" VALUES(7,'Saltmarsh View','residential_home','lincolnshire','30 Saltmarsh View, Boston','ZZ99 3AA','01632 960301');
INSERT INTO "homes" VALUES(8,'Hollin Secure Unit','youth_detention','derbyshire','Hollin Drive, Chesterfield','ZZ99 4AA','01632 960401');
CREATE TABLE meetings (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	place VARCHAR NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	CONSTRAINT pk_meetings PRIMARY KEY (id), 
	CONSTRAINT fk_meetings_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_meetings_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT ck_meetings_meetingstate CHECK (state IN ('booked', 'held', 'cancelled'))
);
INSERT INTO "meetings" VALUES(1,6,8,'risk_strategy','2026-11-27 10:00:00.000000','Feigned House','booked');
CREATE TABLE "offences" (
	id INTEGER NOT NULL, 
	arrest_id INTEGER NOT NULL, 
	description VARCHAR NOT NULL, 
	offence_class VARCHAR, 
	gravity INTEGER, 
	entry_id INTEGER, 
	CONSTRAINT pk_offences PRIMARY KEY (id), 
	CONSTRAINT fk_offences_arrest_id_arrests FOREIGN KEY(arrest_id) REFERENCES arrests (id), 
	CONSTRAINT fk_offences_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id)
);
INSERT INTO "offences" VALUES(1,1,'Theft [from a shop]','theft',2,4);
CREATE TABLE officers (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	CONSTRAINT pk_officers PRIMARY KEY (id)
);
INSERT INTO "officers" VALUES(1,'Morgan Placeholder','duty');
INSERT INTO "officers" VALUES(2,'Ines Mockridge','duty');
INSERT INTO "officers" VALUES(3,'Tariq Sampleforth','court');
INSERT INTO "officers" VALUES(4,'Delia Specimen','supervisor');
CREATE TABLE "orders" (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	result_id INTEGER, 
	disposal VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	months INTEGER, 
	details VARCHAR NOT NULL, 
	ended_at DATETIME, 
	ended_by_entry_id INTEGER, 
	CONSTRAINT pk_orders PRIMARY KEY (id), 
	CONSTRAINT fk_orders_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_orders_result_id_results FOREIGN KEY(result_id) REFERENCES results (id), 
	CONSTRAINT fk_orders_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT fk_orders_ended_by_entry_id_entries FOREIGN KEY(ended_by_entry_id) REFERENCES entries (id)
);
INSERT INTO "orders" VALUES(1001,10,1,1,'detention_and_training_order','2026-11-20 15:00:00.000000',8,'',NULL,NULL);
CREATE TABLE "people" (
	id INTEGER NOT NULL, 
	case_number VARCHAR NOT NULL, 
	given_name VARCHAR NOT NULL, 
	family_name VARCHAR NOT NULL, 
	born DATE, 
	known_to_yot BOOLEAN, 
	known_to_social_care BOOLEAN, 
	allocated_social_worker BOOLEAN, 
	looked_after BOOLEAN, 
	legal_status VARCHAR, 
	home_authority VARCHAR, 
	remand VARCHAR NOT NULL, 
	in_custody BOOLEAN NOT NULL, 
	release_at DATETIME, 
	social_worker_id INTEGER, 
	host_yot_id INTEGER, 
	case_manager VARCHAR, 
	link_worker VARCHAR, 
	contingency_address VARCHAR, 
	open_to_yot BOOLEAN, 
	accompaniment_needed BOOLEAN, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT fk_people_social_worker_id_contacts FOREIGN KEY(social_worker_id) REFERENCES contacts (id), 
	CONSTRAINT fk_people_host_yot_id_contacts FOREIGN KEY(host_yot_id) REFERENCES contacts (id)
);
INSERT INTO "people" VALUES(1,'DEMO-0001','Wren','Fableton','2011-09-08',1,1,1,1,'care_order','rotherham','none',0,NULL,9,NULL,'Tariq Sampleforth',NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(2,'DEMO-0002','Łukasz','Przykładowski','2010-10-08',1,1,1,1,'section_20','rotherham','none',0,NULL,10,17,'Ines Mockridge',NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(3,'DEMO-0003','Siân','Enghraifft','2012-04-08',1,1,1,1,'care_order','rotherham','none',0,NULL,12,17,'Morgan Placeholder',NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(4,'DEMO-0004','Declan','O''Placeholder','2013-06-08',1,1,1,1,'section_20','rotherham','none',0,NULL,11,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(5,'DEMO-0005','Amara','Testwell','2009-07-08',1,1,0,0,'none','rotherham','none',0,NULL,NULL,NULL,'Tariq Sampleforth',NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(6,'DEMO-0006','Bartholomew Montgomery','Featherstonehaugh-Inventionsworthy','2010-02-08',1,1,1,1,'interim_care_order','rotherham','none',0,NULL,9,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(7,'DEMO-0007','Zofia','Zmyślona','2010-12-08',0,1,1,0,'none','rotherham','none',0,NULL,10,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(8,'DEMO-0008','Kai','Mockett','2014-03-08',0,1,1,1,'care_order','rotherham','none',0,NULL,11,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(9,'DEMO-0009','Niamh','Ní Shamhlaigh','2012-11-08',1,1,1,1,'care_order','leeds','none',0,NULL,14,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(10,'DEMO-0010','Gwydion','ap Ffuglen','2009-10-08',1,1,1,1,'care_order','rotherham','none',1,'2027-03-11 10:00:00.000000',12,19,'Ines Mockridge',NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(11,'DEMO-0011','Ravi','Sampleja','2010-05-08',1,0,0,0,'none','rotherham','none',0,NULL,NULL,NULL,'Tariq Sampleforth',NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(12,'DEMO-0012','Tegan','Hypothetical','2011-05-08',1,1,1,1,'section_20','leicestershire','none',0,NULL,13,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(13,'DEMO-0013','Joss','Figment','2013-01-08',1,1,1,1,'care_order','leicestershire','none',0,NULL,13,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(14,'DEMO-0014','Oluwaseun','Fictionade','2010-08-08',1,1,1,1,'care_order','rotherham','none',0,NULL,9,18,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(15,'DEMO-0015','Maisie','Notareal','2015-07-08',0,1,1,1,'police_protection','rotherham','none',0,NULL,11,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(16,'DEMO-0016','Ffion','Dychmyg','2009-03-08',1,1,1,1,'section_20','rotherham','none',0,NULL,12,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(17,'DEMO-0017','Hamza','Exampleton','2012-06-08',0,0,0,0,'none','rotherham','none',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(18,'DEMO-0018','Casey','D''Invention','2010-11-08',1,1,1,1,'section_20','kirklees','none',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(19,'DEMO-0019','Aleksander','Fikcyjny','2011-11-08',1,1,0,0,'none','rotherham','none',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(20,'DEMO-0020','Imogen','Stand-Inn','2016-02-08',0,NULL,NULL,NULL,NULL,'rotherham','none',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(21,'DEMO-0021','Elijah','Ersatz','2009-01-08',1,1,1,1,'care_order','rotherham','none',0,NULL,9,NULL,'Ines Mockridge',NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(22,'DEMO-0022','Morwenna','Pseudonym','2009-12-08',1,1,1,1,'section_20','leicestershire','none',0,NULL,13,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(23,'DEMO-0023','Jakub','Niebyły','2012-02-08',1,1,1,1,'care_order','rotherham','none',0,NULL,10,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(24,'DEMO-0024','Jakub','Niebylski','2012-01-08',1,1,1,1,'section_20','rotherham','none',0,NULL,11,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "people" VALUES(25,'DD-2026-0001','Robin','Sämpleby','2011-03-04',NULL,NULL,NULL,NULL,NULL,NULL,'none',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE placements (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	home_id INTEGER, 
	address VARCHAR NOT NULL, 
	postcode VARCHAR NOT NULL, 
	authority VARCHAR, 
	started_at DATETIME, 
	ended_at DATETIME, 
	ended_by_entry_id INTEGER, 
	CONSTRAINT pk_placements PRIMARY KEY (id), 
	CONSTRAINT fk_placements_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_placements_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT fk_placements_home_id_homes FOREIGN KEY(home_id) REFERENCES homes (id), 
	CONSTRAINT fk_placements_ended_by_entry_id_entries FOREIGN KEY(ended_by_entry_id) REFERENCES entries (id)
);
INSERT INTO "placements" VALUES(1,1,NULL,'residential_home','Larkfold House',1,'14 Larkfold Row, Rotherham','ZZ99 1AA','rotherham','2026-04-24 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(2,2,NULL,'residential_home','Quillmere Lodge',4,'77 Quillmere Lane, Loughborough','ZZ99 2AA','leicestershire','2026-08-17 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(3,3,NULL,'residential_home','Thistledown',5,'5 Thistledown Close, Hinckley','ZZ99 2AB','leicestershire','2026-10-11 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(4,4,NULL,'foster','Madeupley family',NULL,'9 Fictional Rise, Rotherham','ZZ99 1BB','rotherham','2025-12-25 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(5,5,NULL,'own_home','With her mother',NULL,'21 Nowhere Street, Rotherham','ZZ99 1BD','rotherham','2024-06-03 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(6,6,NULL,'residential_home','Ninewells',2,'2 Ninewells Bank, Rotherham','ZZ99 1AB','rotherham','2026-09-21 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(7,7,NULL,'residential_home','Larkfold House',1,'14 Larkfold Row, Rotherham','ZZ99 1AA','rotherham','2026-10-27 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(8,8,NULL,'foster','Pretender family',NULL,'3 Imaginary Mews, Rotherham','ZZ99 1BE','rotherham','2025-07-08 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(9,9,NULL,'residential_home','Ninewells',2,'2 Ninewells Bank, Rotherham','ZZ99 1AB','rotherham','2026-09-01 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(10,10,NULL,'residential_home','Quillmere Lodge',4,'77 Quillmere Lane, Loughborough','ZZ99 2AA','leicestershire','2026-03-15 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(11,11,NULL,'own_home','With his grandparents',NULL,'48 Makebelieve Road, Rotherham','ZZ99 1BF','rotherham','2021-05-30 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(12,12,NULL,'residential_home','The Old Forge [north wing]',6,'1 Farrier''s Turn, Melton Mowbray','ZZ99 2AD','leicestershire','2026-06-23 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(13,13,NULL,'residential_home','Thistledown',5,'5 Thistledown Close, Hinckley','ZZ99 2AB','leicestershire','2026-10-21 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(14,14,NULL,'residential_home','Saltmarsh View',7,'30 Saltmarsh View, Boston','ZZ99 3AA','lincolnshire','2026-09-11 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(15,15,NULL,'foster','Madeupley family',NULL,'9 Fictional Rise, Rotherham','ZZ99 1BB','rotherham','2026-11-18 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(16,16,NULL,'semi_independent','Tallow Yard',3,'Flat 3, Tallow Yard, Rotherham','ZZ99 1AD','rotherham','2026-07-23 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(17,17,NULL,'own_home','With his parents',NULL,'6 Storybook Terrace, Rotherham','ZZ99 1BG','rotherham','2022-10-12 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(18,18,NULL,'residential_home','Larkfold House',1,'14 Larkfold Row, Rotherham','ZZ99 1AA','rotherham','2026-10-06 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(19,19,NULL,'family','With his aunt',NULL,'12 Talltale Way, Rotherham','ZZ99 1BH','rotherham','2026-01-24 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(20,20,NULL,'own_home','With her father',NULL,'80 Pretence Street, Rotherham','ZZ99 1BJ','rotherham','2024-12-20 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(21,21,NULL,'residential_home','Larkfold House',1,'14 Larkfold Row, Rotherham','ZZ99 1AA','rotherham','2025-10-16 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(22,22,NULL,'residential_home','Quillmere Lodge',4,'77 Quillmere Lane, Loughborough','ZZ99 2AA','leicestershire','2026-10-31 16:00:00.000000','2026-11-21 09:00:00.000000',6);
INSERT INTO "placements" VALUES(23,23,NULL,'residential_home','Ninewells',2,'2 Ninewells Bank, Rotherham','ZZ99 1AB','rotherham','2026-06-13 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(24,24,NULL,'foster','Pretender family',NULL,'3 Imaginary Mews, Rotherham','ZZ99 1BE','rotherham','2026-08-22 16:00:00.000000',NULL,NULL);
INSERT INTO "placements" VALUES(25,22,6,'residential_home','Larkfold House',1,'14 Larkfold Row, Rotherham','ZZ99 1AA','rotherham','2026-11-21 09:00:00.000000',NULL,NULL);
CREATE TABLE protocol_copies (
	id INTEGER NOT NULL, 
	protocol VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	kept_at DATETIME NOT NULL, 
	CONSTRAINT pk_protocol_copies PRIMARY KEY (id), 
	CONSTRAINT uq_protocol_copies_protocol_digest UNIQUE (protocol, digest)
);
INSERT INTO "protocol_copies" VALUES(1,'rotherham','1.0','9fef7396ac8e83f15a61bce7504a04b1221d66cb50c14c8954902340a7b140d5','# Rotherham: children looked after by Social Care who offend, or may.
#
# How to read this file. Each [[rule]] stands for one duty of the paragraphs that it names. It opens `on` an event
# (data/vocabularies/events.toml) `when` the facts fit (facts.toml). A fact that nobody knows is asked for, never guessed.
# A `limit` with a figure or a "before" is the document''s. `as_soon_as` with a `target` is not: there the document gives no
# figure, `words` is what it says instead, and the target is the desk''s own.
# The examples under a rule are run by `dutydesk protocol check`; those at the end run the file as a whole.
# The words are ours: the paragraph number leads to the document''s.
id = "rotherham"
version = "1.0"
title = "Rotherham: looked-after children and the YOT"
source = "Protocol between Rotherham Social Care and Rotherham Youth Offending Team on looked-after children who offend or are at risk of offending (37 paragraphs, undated)"
authority = "local protocol"
paragraphs = 37
prefix = "R"
note = "The Youth Justice Board''s placement role (R30) is now the Youth Custody Service''s; National Standards (R35) are now the Standards for Children in the Youth Justice System."

[scope]
words = "Young people whom Rotherham looks after or is responsible for, and those whom other authorities place in Rotherham"
when = { any = [ { home_authority = "rotherham" }, { placed_in = "rotherham" }, { placed_in_before = "rotherham" } ] }

[parties]
yot = "Rotherham YOT"
social_care = "Rotherham Social Care"
mash = "Rotherham MASH"
mash_or_duty_sw_manager = "Rotherham MASH or the duty social work manager"

# ---------------------------------------------------------------- Cases and assessments

[[rule]]
id = "r1"
paragraphs = ["R1"]
kind = "guide"
on = ["case_opened"]
guidance = "This protocol is for Rotherham''s looked-after children who offend or may come to, and for those whom others place here: Social Care and the YOT as one service, with fewer children made into offenders."
lives = "Case opened form; protocol reader"
[[rule.example]]
name = "A case is opened on one of Rotherham''s own"
event = "case_opened"
at = "2026-11-20 10:00"
facts = { home_authority = "rotherham" }
[[rule.example]]
name = "Leeds''s own, living in Leeds: this protocol isn''t about them"
event = "case_opened"
at = "2026-11-20 10:00"
facts = { home_authority = "leeds", placed_in_before = "leeds" }
opens = []

[[rule]]
id = "r2"
paragraphs = ["R2"]
kind = "clock"
on = ["case_opened", "social_care_checked"]
when = { open_to_yot = true }
owner = "yot"
duty = "Look up again in Liquidlogic whether Social Care knows the young person"
limit = { every = "3 months", counted_from = "last", desk_target = true, words = "on a regular basis" }
warn = ["1 week", "1 day"]
met_when = { social_care_checked = true }
stops_when = { open_to_yot = false }
guidance = "The document says “on a regular basis”, and gives no figure: how often is the desk''s own target."
lives = "Case opened form; look-up form; board"
[[rule.example]]
name = "Opened in winter, due in summer time at the same hour"
event = "case_opened"
at = "2026-01-12 10:00"
facts = { home_authority = "rotherham", open_to_yot = true }
opens = [ { due = "2026-04-12 10:00" } ]
[[rule.example]]
name = "Opened on the last day of November: February has no 30th"
event = "case_opened"
at = "2026-11-30 10:00"
facts = { home_authority = "rotherham", open_to_yot = true }
opens = [ { due = "2027-02-28 10:00" } ]
[[rule.example]]
name = "Looked up when it was opened: the first is done at once"
event = "case_opened"
at = "2026-11-20 10:00"
facts = { home_authority = "rotherham", open_to_yot = true, social_care_checked = true, known_to_social_care = false }
opens = [ { due = "2027-02-20 10:00" } ]
met = true
[[rule.example]]
name = "Open since before this desk began: the first look-up that is logged starts it"
event = "social_care_checked"
at = "2026-11-20 10:00"
facts = { home_authority = "rotherham", open_to_yot = true, social_care_checked = true, known_to_social_care = false }
opens = [ { due = "2027-02-20 10:00" } ]
met = true
[[rule.example]]
name = "Looked up for somebody whose case is closed"
event = "social_care_checked"
at = "2026-11-20 10:00"
facts = { home_authority = "rotherham", open_to_yot = false, social_care_checked = true, known_to_social_care = false }
opens = []
[[rule.example]]
name = "Nobody knows who is responsible for the young person, so whether this protocol covers them is asked"
event = "case_opened"
at = "2026-11-20 10:00"
facts = { open_to_yot = true }
opens = []
asks = ["home_authority"]

[[rule]]
id = "r2-review"
paragraphs = ["R2"]
kind = "clock"
on = ["assessment"]
when = { assessment_review = true }
owner = "yot"
duty = "Look up in Liquidlogic, for this review of the assessment, whether Social Care knows the young person"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given" }
warn = ["4 hours", "1 hour"]
met_when = { social_care_checked = true }
stops_when = { open_to_yot = false }
lives = "Assessment form; look-up form; board"
[[rule.example]]
name = "Reviewed on Maundy Thursday, not looked up yet"
event = "assessment"
at = "2026-04-02 15:00"
facts = { home_authority = "rotherham", assessment_review = true }
opens = [ { due = "2026-04-07 23:59" } ]
[[rule.example]]
name = "Looked up with it"
event = "assessment"
at = "2026-11-20 15:00"
facts = { home_authority = "rotherham", assessment_review = true, social_care_checked = true, known_to_social_care = false }
opens = [ { due = "2026-11-23 23:59" } ]
met = true
[[rule.example]]
name = "A first assessment"
event = "assessment"
at = "2026-11-20 15:00"
facts = { home_authority = "rotherham", assessment_review = false }
opens = []

[[rule]]
id = "r2-contact"
paragraphs = ["R2"]
kind = "clock"
on = ["social_care_checked"]
when = { known_to_social_care = true }
owner = "yot"
tell = [
  { party = "social_worker", when = { allocated_social_worker = true } },
  { party = "social_care_managers", when = { allocated_social_worker = false } },
]
duty = "Contact the social worker, or the team manager where there is none, and record it in the YOT''s case system"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given" }
warn = ["4 hours", "1 hour"]
met_when = { worker_contacted = true }
lives = "Look-up form; case opened form; assessment form; board"
[[rule.example]]
name = "Known, with a social worker; looked up on the Friday before the late May bank holiday"
event = "social_care_checked"
at = "2026-05-22 11:00"
facts = { home_authority = "rotherham", known_to_social_care = true, allocated_social_worker = true }
opens = [ { tell = "social_worker", due = "2026-05-26 23:59" } ]
[[rule.example]]
name = "Known, and nobody is allocated: the team manager"
event = "social_care_checked"
at = "2026-11-19 11:00"
facts = { home_authority = "rotherham", known_to_social_care = true, allocated_social_worker = false }
opens = [ { tell = "social_care_managers", due = "2026-11-20 23:59" } ]
[[rule.example]]
name = "They were rung at once"
event = "social_care_checked"
at = "2026-11-19 11:00"
facts = { home_authority = "rotherham", known_to_social_care = true, allocated_social_worker = true, worker_contacted = true }
opens = [ { tell = "social_worker", due = "2026-11-20 23:59" } ]
met = true
[[rule.example]]
name = "Not known"
event = "social_care_checked"
at = "2026-11-19 11:00"
facts = { home_authority = "rotherham", known_to_social_care = false }
opens = []
[[rule.example]]
name = "Known, but not by whom"
event = "social_care_checked"
at = "2026-11-19 11:00"
facts = { home_authority = "rotherham", known_to_social_care = true }
opens = []
asks = ["allocated_social_worker"]

[[rule]]
id = "r3-meeting"
paragraphs = ["R3"]
kind = "clock"
on = ["assessment"]
when = { very_high_concern = true, known_to_social_care = false }
owner = "yot"
duty = "Call a Risk Strategy Meeting: very high concern, and Social Care doesn''t know the young person"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given" }
warn = ["4 hours", "1 hour"]
met_when = { meeting_kind = "risk_strategy", any = [ { meeting_booked = true }, { meeting_held = true } ] }
lives = "Assessment form; meeting form; board"
[[rule.example]]
name = "Found on Christmas Eve: the next working day is beyond the bank holidays"
event = "assessment"
at = "2026-12-24 11:00"
facts = { home_authority = "rotherham", very_high_concern = true, known_to_social_care = false }
opens = [ { due = "2026-12-29 23:59" } ]
[[rule.example]]
name = "Social Care knows the young person"
event = "assessment"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", very_high_concern = true, known_to_social_care = true }
opens = []
[[rule.example]]
name = "High is not very high"
event = "assessment"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", very_high_concern = false, known_to_social_care = false }
opens = []
[[rule.example]]
name = "Whether Social Care knows the young person was not looked up"
event = "assessment"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", very_high_concern = true }
opens = []
asks = ["known_to_social_care"]

[[rule]]
id = "r3-again"
paragraphs = ["R3"]
kind = "clock"
on = ["meeting_called_off"]
when = { meeting_kind = "risk_strategy" }
owner = "yot"
duty = "Call the Risk Strategy Meeting anew, as the one that was booked is called off"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given" }
warn = ["4 hours", "1 hour"]
met_when = { meeting_kind = "risk_strategy", any = [ { meeting_booked = true }, { meeting_held = true } ] }
lives = "Meeting form; board"
[[rule.example]]
name = "Called off on a Friday"
event = "meeting_called_off"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", meeting_kind = "risk_strategy" }
opens = [ { due = "2026-11-23 23:59" } ]
[[rule.example]]
name = "Another kind of meeting is called off"
event = "meeting_called_off"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", meeting_kind = "yot_review" }
opens = []

[[rule]]
id = "r3-mash"
paragraphs = ["R3"]
kind = "clock"
on = ["assessment"]
when = { very_high_concern = true, known_to_social_care = false }
owner = "yot"
tell = ["mash"]
duty = "Refer to the MASH, or decide that it isn''t called for and say why"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given" }
warn = ["4 hours", "1 hour"]
met_when = { mash_referral = ["made", "not_needed"] }
lives = "Assessment form; board"
[[rule.example]]
name = "Not decided yet, on a Friday"
event = "assessment"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", very_high_concern = true, known_to_social_care = false }
opens = [ { tell = "mash", due = "2026-11-23 23:59" } ]
[[rule.example]]
name = "Referred at once"
event = "assessment"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", very_high_concern = true, known_to_social_care = false, mash_referral = "made" }
opens = [ { tell = "mash", due = "2026-11-23 23:59" } ]
met = true
[[rule.example]]
name = "Social Care knows the young person"
event = "assessment"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", very_high_concern = true, known_to_social_care = true }
opens = []

[[rule]]
id = "r3-why"
paragraphs = ["R3"]
kind = "check"
on = ["assessment"]
field = "mash_referral"
when = { very_high_concern = true, known_to_social_care = false }
require = { mash_referral = "made" }
guidance = "With very high concern for somebody whom Social Care doesn''t know, a referral goes to the MASH where that is right. Give the reason if none is made."
lives = "Assessment form"
[[rule.example]]
name = "Held not to be needed"
event = "assessment"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", very_high_concern = true, known_to_social_care = false, mash_referral = "not_needed" }
problem = true
[[rule.example]]
name = "Referred"
event = "assessment"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", very_high_concern = true, known_to_social_care = false, mash_referral = "made" }
problem = false
[[rule.example]]
name = "Social Care knows the young person"
event = "assessment"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", very_high_concern = true, known_to_social_care = true, mash_referral = "not_needed" }
opens = []

[[rule]]
id = "r4-yot"
paragraphs = ["R4"]
kind = "clock"
on = ["plan_shared"]
when = { document_by = "yot", known_to_social_care = true }
owner = "yot"
tell = ["social_worker"]
duty = "Share the YOT''s assessment or plan with the social worker"
limit = { as_soon_as = "possible", target = "2 working days", words = "no time given" }
warn = ["8 hours", "2 hours"]
met_when = { document_shared = true }
lives = "Plan form; assessment form; board"
[[rule.example]]
name = "An intervention plan is changed the day before Good Friday"
event = "plan_shared"
at = "2026-04-02 12:00"
facts = { home_authority = "rotherham", known_to_social_care = true, document = "intervention_plan", document_by = "yot" }
opens = [ { tell = "social_worker", due = "2026-04-08 23:59" } ]
[[rule.example]]
name = "Shared as it was completed"
event = "plan_shared"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", known_to_social_care = true, document = "assetplus", document_by = "yot", document_shared = true }
opens = [ { tell = "social_worker", due = "2026-11-24 23:59" } ]
met = true
[[rule.example]]
name = "There is nobody in Social Care to share it with"
event = "plan_shared"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", known_to_social_care = false, document = "assetplus", document_by = "yot" }
opens = []
[[rule.example]]
name = "Whether Social Care knows the young person is not known"
event = "plan_shared"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", document = "assetplus", document_by = "yot" }
opens = []
asks = ["known_to_social_care"]

[[rule]]
id = "r4-social-care"
paragraphs = ["R4"]
kind = "clock"
on = ["plan_shared"]
when = { document_by = "social_care" }
owner = "social_care"
tell = ["yot"]
duty = "Share the care plan or looked-after plan with the YOT"
limit = { as_soon_as = "possible", target = "2 working days", words = "no time given" }
warn = ["8 hours", "2 hours"]
met_when = { document_shared = true }
lives = "Plan form; board (chased)"
[[rule.example]]
name = "A care plan is changed on a Friday, and the YOT hears of it before it has it"
event = "plan_shared"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", document = "care_plan", document_by = "social_care" }
opens = [ { tell = "yot", due = "2026-11-24 23:59" } ]
[[rule.example]]
name = "The YOT''s own plan"
event = "plan_shared"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", document = "intervention_plan", document_by = "yot" }
opens = []

[[rule]]
id = "r4-record"
paragraphs = ["R4"]
kind = "record"
on = ["plan_shared"]
record = "What was shared with whom and when, and what of it the other plan has taken up: evidence of joint working for both agencies'' records"
lives = "Plan form; assessment form; person''s timeline"
[[rule.example]]
name = "Kept with each plan"
event = "plan_shared"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", document = "care_plan", document_by = "social_care" }

# ---------------------------------------------------------------- Meetings and reviews

[[rule]]
id = "r5-invite"
paragraphs = ["R5"]
kind = "clock"
on = ["meeting_booked", "meeting_moved"]
when = { meeting_of = "yot", meeting_kind = { not = ["referral_panel", "first_meeting"] }, known_to_social_care = true }
owner = "yot"
tell = ["social_worker"]
duty = "Invite the social worker to the YOT''s meeting"
limit = { before = "review" }
warn = ["48 hours", "24 hours"]
met_when = { any = [ { social_worker_invited = true }, { social_care_attending = true } ] }
lives = "Meeting form; board"
[[rule.example]]
name = "A risk strategy meeting is booked, and then moved across the clock change"
event = "meeting_booked"
at = "2026-03-20 12:00"
facts = { home_authority = "rotherham", known_to_social_care = true, meeting_of = "yot", meeting_kind = "risk_strategy" }
anchors = { review = "2026-03-27 10:00" }
opens = [ { tell = "social_worker", due = "2026-03-27 10:00" } ]
moved = { anchors = { review = "2026-03-31 10:00" }, due = "2026-03-31 10:00" }
[[rule.example]]
name = "Invited as it was booked"
event = "meeting_booked"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", known_to_social_care = true, meeting_of = "yot", meeting_kind = "early_release", social_worker_invited = true }
anchors = { review = "2026-11-27 10:00" }
opens = [ { tell = "social_worker", due = "2026-11-27 10:00" } ]
met = true
[[rule.example]]
name = "Social Care''s own meeting (R8)"
event = "meeting_booked"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", known_to_social_care = true, meeting_of = "social_care", meeting_kind = "strategy" }
anchors = { review = "2026-11-27 10:00" }
opens = []
[[rule.example]]
name = "Some other meeting: whose it is, is asked"
event = "meeting_booked"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", known_to_social_care = true, meeting_kind = "other" }
anchors = { review = "2026-11-27 10:00" }
opens = []
asks = ["meeting_of"]

[[rule]]
id = "r5-report"
paragraphs = ["R5"]
kind = "clock"
on = ["meeting_booked", "meeting_arranged"]
when = { meeting_of = "yot", meeting_kind = { not = ["referral_panel", "first_meeting"] }, known_to_social_care = true, attendee_cannot_come = true }
owner = "social_care"
tell = ["yot"]
duty = "Let the YOT have Social Care''s report before the meeting, as nobody can come"
limit = { before = "review" }
warn = ["48 hours", "24 hours"]
met_when = { social_care_report_in = true }
stops_when = { social_care_attending = true }
lives = "Meeting form; board (chased)"
[[rule.example]]
name = "The social worker can''t come; the meeting is put off over a weekend"
event = "meeting_arranged"
at = "2026-11-24 12:00"
facts = { home_authority = "rotherham", known_to_social_care = true, meeting_of = "yot", meeting_kind = "yot_review", social_care_attending = false, attendee_cannot_come = true }
anchors = { review = "2026-11-27 10:00" }
opens = [ { tell = "yot", due = "2026-11-27 10:00" } ]
moved = { anchors = { review = "2026-11-30 10:00" }, due = "2026-11-30 10:00" }
[[rule.example]]
name = "Nobody comes, but the report is in"
event = "meeting_arranged"
at = "2026-11-24 12:00"
facts = { home_authority = "rotherham", known_to_social_care = true, meeting_of = "yot", meeting_kind = "yot_review", attendee_cannot_come = true, social_care_report_in = true }
anchors = { review = "2026-11-27 10:00" }
opens = [ { tell = "yot", due = "2026-11-27 10:00" } ]
met = true
[[rule.example]]
name = "Nothing is said against coming"
event = "meeting_booked"
at = "2026-11-24 12:00"
facts = { home_authority = "rotherham", known_to_social_care = true, meeting_of = "yot", meeting_kind = "yot_review", attendee_cannot_come = false }
anchors = { review = "2026-11-27 10:00" }
opens = []

[[rule]]
id = "r6"
paragraphs = ["R6"]
kind = "clock"
on = ["referral_order_panel_booked"]
when = { looked_after = true }
owner = "social_care"
duty = "Say who comes to the panel with the young person: parent, key worker, carer or the social worker"
limit = { before = "panel" }
warn = ["48 hours", "24 hours"]
ends = "named"
met_when = { panel_companion_named = true }
stops_when = { looked_after = false }
guidance = "Where no parent or main carer comes, somebody from Social Care is expected."
lives = "Meeting form; board (chased)"
[[rule.example]]
name = "Nobody is named yet, and the panel is moved"
event = "referral_order_panel_booked"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", panel_companion_named = false }
anchors = { panel = "2026-10-23 16:00", review = "2026-10-23 16:00" }
opens = [ { due = "2026-10-23 16:00" } ]
moved = { anchors = { panel = "2026-10-27 16:00" }, due = "2026-10-27 16:00" }
[[rule.example]]
name = "The social worker is named from the start"
event = "referral_order_panel_booked"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "section_20", panel_companion_named = true, panel_companion_role = "social_worker" }
anchors = { panel = "2026-10-23 16:00" }
opens = [ { due = "2026-10-23 16:00" } ]
met = true
[[rule.example]]
name = "Not looked after"
event = "referral_order_panel_booked"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_before = "none", remand_made = "none" }
anchors = { panel = "2026-10-23 16:00" }
opens = []
[[rule.example]]
name = "Whether the young person is looked after is not known"
event = "referral_order_panel_booked"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", remand_before = "none", remand_made = "none" }
anchors = { panel = "2026-10-23 16:00" }
opens = []
asks = ["looked_after"]

[[rule]]
id = "r6-who"
paragraphs = ["R6"]
kind = "check"
on = ["referral_order_panel_booked", "meeting_arranged"]
field = "panel_companion_role"
when = { looked_after = true, meeting_kind = "referral_panel" }
require = { panel_companion_role = { not = ["yot_worker", "other_family"] } }
guidance = "Expected at the panel are a parent, key worker, carer or the social worker. Say why somebody else comes."
lives = "Meeting form"
[[rule.example]]
name = "An aunt is put down"
event = "referral_order_panel_booked"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", meeting_kind = "referral_panel", panel_companion_role = "other_family" }
problem = true
[[rule.example]]
name = "The key worker is put down later"
event = "meeting_arranged"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", meeting_kind = "referral_panel", panel_companion_role = "residential_worker" }
problem = false

[[rule]]
id = "r6-time"
paragraphs = ["R6"]
kind = "guide"
on = ["referral_order_panel_booked"]
when = { looked_after = true }
field = "at"
guidance = "What the victim wishes comes first. Then look for a time and place that suit whoever comes with the young person."
lives = "Meeting form"
[[rule.example]]
name = "Shown as the panel is booked"
event = "referral_order_panel_booked"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order" }
[[rule.example]]
name = "Not looked after"
event = "referral_order_panel_booked"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_before = "none", remand_made = "none" }
opens = []

[[rule]]
id = "r6-sentence"
paragraphs = ["R6"]
kind = "guide"
on = ["sentence"]
when = { looked_after = true, disposal = "referral_order" }
guidance = "Book the panel as a meeting. Social Care sends somebody with the young person: ask the social worker now who it will be and when they can come."
lives = "Court result form"
[[rule.example]]
name = "A referral order on a looked-after young person"
event = "sentence"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", disposal = ["referral_order"], remand_before = "none", remand_made = "none" }
[[rule.example]]
name = "Another order"
event = "sentence"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", disposal = ["youth_rehabilitation_order"] }
opens = []

[[rule]]
id = "r7"
paragraphs = ["R7", "R8"]
kind = "clock"
on = ["meeting_booked"]
when = { meeting_of = "social_care", meeting_kind = { not = "looked_after_review" } }
owner = "yot"
duty = "Go to Social Care''s meeting, or have the YOT''s report in before it"
limit = { before = "review" }
warn = ["48 hours", "24 hours"]
met_when = { any = [ { yot_attending = true }, { yot_report_in = true } ] }
guidance = "It is done once somebody is down to go. If nobody can, the social worker needs the report before the meeting."
lives = "Meeting form; board"
[[rule.example]]
name = "A strategy meeting on Monday morning, brought forward to the Friday"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", meeting_kind = "strategy" }
anchors = { review = "2026-11-23 09:30" }
opens = [ { due = "2026-11-23 09:30" } ]
moved = { anchors = { review = "2026-11-20 16:00" }, due = "2026-11-20 16:00" }
[[rule.example]]
name = "The worker can''t go, and has sent the report"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", meeting_kind = "case_conference", yot_attending = false, yot_report_in = true }
anchors = { review = "2026-11-23 09:30" }
opens = [ { due = "2026-11-23 09:30" } ]
met = true
[[rule.example]]
name = "The worker can''t go, and there is no report yet"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", meeting_kind = "case_conference", yot_attending = false }
anchors = { review = "2026-11-23 09:30" }
opens = [ { due = "2026-11-23 09:30" } ]
[[rule.example]]
name = "The YOT''s own review (R5)"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "yot", meeting_kind = "yot_review" }
anchors = { review = "2026-11-23 09:30" }
opens = []

[[rule]]
id = "r7-held"
paragraphs = ["R7", "R8", "R9"]
kind = "check"
on = ["meeting_held"]
field = "yot_attending"
when = { meeting_of = "social_care", yot_attending = false }
require = { yot_report_in = true }
guidance = "If nobody from the YOT is there, its report is to be in before the meeting. Say why there was none."
lives = "Meeting held form"
[[rule.example]]
name = "Neither worker nor report"
event = "meeting_held"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", yot_attending = false, yot_report_in = false }
problem = true
[[rule.example]]
name = "The report was there"
event = "meeting_held"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", yot_attending = false, yot_report_in = true }
problem = false
[[rule.example]]
name = "The worker was there"
event = "meeting_held"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", yot_attending = true }
opens = []

[[rule]]
id = "r8-invite"
paragraphs = ["R8"]
kind = "clock"
on = ["meeting_booked", "meeting_moved"]
when = { meeting_of = "social_care", meeting_kind = { not = "looked_after_review" } }
owner = "social_care"
tell = ["yot"]
duty = "Invite the YOT worker to the meeting"
limit = { before = "review" }
warn = ["48 hours", "24 hours"]
met_when = { any = [ { yot_invited = true }, { yot_attending = true } ] }
lives = "Meeting form; board (chased)"
[[rule.example]]
name = "Heard of by the way, with no invitation; the meeting moves past the clock change"
event = "meeting_booked"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", meeting_kind = "care_plan" }
anchors = { review = "2026-10-23 14:00" }
opens = [ { tell = "yot", due = "2026-10-23 14:00" } ]
moved = { anchors = { review = "2026-10-26 14:00" }, due = "2026-10-26 14:00" }
[[rule.example]]
name = "The invitation is how the YOT knows of it"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", meeting_kind = "case_conference", yot_invited = true }
anchors = { review = "2026-11-23 09:30" }
opens = [ { tell = "yot", due = "2026-11-23 09:30" } ]
met = true
[[rule.example]]
name = "The YOT''s own meeting"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "yot", meeting_kind = "risk_strategy" }
anchors = { review = "2026-11-23 09:30" }
opens = []

[[rule]]
id = "r9"
paragraphs = ["R9", "R23"]
law = "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33"
authority = "statute"
kind = "clock"
on = ["became_looked_after"]
when = { looked_after = true, looked_after_before = false }
owner = "social_care"
duty = "Hold the looked-after review"
limit = { every = ["20 working days", "3 months", "6 months"], counted_from = "last" }
warn = ["1 week", "2 days"]
met_when = { meeting_held = true, meeting_kind = "looked_after_review" }
stops_when = { looked_after = false }
guidance = "The document says “within statutory timescales”: the figures are the law''s. A remand starts them as any other beginning of looking after does."
lives = "Court result form; looked-after form; board (chased)"
[[rule.example]]
name = "Remanded on 11 December: Christmas Day, Boxing Day''s substitute and New Year''s Day are not counted"
event = "became_looked_after"
at = "2026-12-11 12:00"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_before = "none", remand_made = "rlaa" }
opens = [ { due = "2027-01-13 23:59" } ]
[[rule.example]]
name = "Accommodated by agreement before Easter"
event = "became_looked_after"
at = "2026-03-20 12:00"
facts = { home_authority = "rotherham", looked_after_before = false, legal_status = "section_20" }
opens = [ { due = "2026-04-21 23:59" } ]
[[rule.example]]
name = "Remanded when looked after already: the reviews there are go on"
event = "became_looked_after"
at = "2026-12-11 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", remand_before = "none", remand_made = "rlaa" }
opens = []
[[rule.example]]
name = "Nobody knows whether the young person was looked after before the remand"
event = "became_looked_after"
at = "2026-12-11 12:00"
facts = { home_authority = "rotherham", remand_before = "none", remand_made = "ryda" }
opens = []
asks = ["looked_after_before"]

[[rule]]
id = "r9-invite"
paragraphs = ["R8", "R9"]
kind = "clock"
on = ["meeting_booked", "meeting_moved"]
when = { meeting_kind = "looked_after_review" }
owner = "social_care"
tell = ["yot"]
duty = "Invite the YOT to the looked-after review"
limit = { before = "review" }
warn = ["48 hours", "24 hours"]
met_when = { any = [ { yot_invited = true }, { yot_attending = true } ] }
lives = "Meeting form; board (chased)"
[[rule.example]]
name = "Booked without the YOT, and then put off"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", meeting_kind = "looked_after_review" }
anchors = { review = "2026-11-27 14:00" }
opens = [ { tell = "yot", due = "2026-11-27 14:00" } ]
moved = { anchors = { review = "2026-12-04 14:00" }, due = "2026-12-04 14:00" }
[[rule.example]]
name = "A strategy meeting is no review"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", meeting_kind = "strategy" }
anchors = { review = "2026-11-27 14:00" }
opens = []

[[rule]]
id = "r9-yot"
paragraphs = ["R7", "R9"]
kind = "clock"
on = ["meeting_booked"]
when = { meeting_kind = "looked_after_review" }
owner = "yot"
duty = "Go to the looked-after review, or have the YOT''s report with the social worker or the Independent Reviewing Officer before it"
limit = { before = "review" }
warn = ["48 hours", "24 hours"]
met_when = { any = [ { yot_attending = true }, { yot_report_in = true } ] }
lives = "Meeting form; board"
[[rule.example]]
name = "Nobody is down to go yet; the review moves"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", meeting_kind = "looked_after_review" }
anchors = { review = "2026-11-27 14:00" }
opens = [ { due = "2026-11-27 14:00" } ]
moved = { anchors = { review = "2026-12-04 14:00" }, due = "2026-12-04 14:00" }
[[rule.example]]
name = "The case manager goes"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "social_care", meeting_kind = "looked_after_review", yot_invited = true, yot_attending = true }
anchors = { review = "2026-11-27 14:00" }
opens = [ { due = "2026-11-27 14:00" } ]
met = true
[[rule.example]]
name = "The home''s own review is not Social Care''s"
event = "meeting_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", meeting_of = "home", meeting_kind = "home_care_review" }
anchors = { review = "2026-11-27 14:00" }
opens = []

# ---------------------------------------------------------------- Concerns and transfers

[[rule]]
id = "r13"
paragraphs = ["R13"]
kind = "clock"
on = ["concern"]
when = { concern_from = "social_care", concern_about = "offending" }
owner = "social_care"
tell = ["yot"]
duty = "Tell the YOT of the concern that the young person offends or may come to"
limit = { as_soon_as = "possible", target = "24 hours" }
warn = ["4 hours", "1 hour"]
met_when = { concern_shared = true }
lives = "Concern form; board (chased)"
[[rule.example]]
name = "Social Care rings the desk about it"
event = "concern"
at = "2026-11-20 18:00"
facts = { home_authority = "rotherham", concern_from = "social_care", concern_about = "offending", concern_shared = true }
opens = [ { tell = "yot", due = "2026-11-21 18:00" } ]
met = true
[[rule.example]]
name = "Social Care is worried on the Saturday before the clocks go back"
event = "concern"
at = "2026-10-24 18:00"
facts = { home_authority = "rotherham", concern_from = "social_care", concern_about = "offending" }
opens = [ { tell = "yot", due = "2026-10-25 17:00" } ]
[[rule.example]]
name = "The YOT''s own concern"
event = "concern"
at = "2026-11-20 18:00"
facts = { home_authority = "rotherham", concern_from = "yot", concern_about = "offending" }
opens = []
[[rule.example]]
name = "Social Care''s concern is about something else"
event = "concern"
at = "2026-11-20 18:00"
facts = { home_authority = "rotherham", concern_from = "social_care", concern_about = "self_harm" }
opens = []
[[rule.example]]
name = "What the concern is about was not said"
event = "concern"
at = "2026-11-20 18:00"
facts = { home_authority = "rotherham", concern_from = "social_care" }
opens = []
asks = ["concern_about"]

[[rule]]
id = "r13-record"
paragraphs = ["R13"]
kind = "record"
on = ["concern"]
when = { concern_from = "social_care", concern_about = "offending" }
record = "What Social Care is worried about, on what grounds, and who said so"
lives = "Concern form; person''s timeline"
[[rule.example]]
name = "Kept with Social Care''s concern"
event = "concern"
at = "2026-11-20 18:00"
facts = { home_authority = "rotherham", concern_from = "social_care", concern_about = "offending" }

[[rule]]
id = "r15"
paragraphs = ["R15"]
kind = "clock"
on = ["case_transfer"]
owner = "social_care"
tell = ["yot"]
duty = "Consult the YOT before the case is transferred"
limit = { before = "transfer" }
warn = ["48 hours", "24 hours"]
met_when = { yot_consulted = true }
lives = "Transfer form; board (chased)"
[[rule.example]]
name = "Out to Leeds, the YOT not consulted yet; the transfer is put off past the clock change"
event = "case_transfer"
at = "2026-03-20 12:00"
facts = { home_authority = "rotherham", transfer = "out", yot_consulted = false }
anchors = { transfer = "2026-03-27 09:00" }
opens = [ { tell = "yot", due = "2026-03-27 09:00" } ]
moved = { anchors = { transfer = "2026-04-07 09:00" }, due = "2026-04-07 09:00" }
[[rule.example]]
name = "In from Doncaster, after the YOT was consulted"
event = "case_transfer"
at = "2026-11-20 12:00"
facts = { home_authority = "doncaster", placed_in_before = "rotherham", transfer = "in", yot_consulted = true }
anchors = { transfer = "2026-11-30 09:00" }
opens = [ { tell = "yot", due = "2026-11-30 09:00" } ]
met = true
[[rule.example]]
name = "Neither from nor to Rotherham"
event = "case_transfer"
at = "2026-11-20 12:00"
facts = { home_authority = "leeds", placed_in_before = "leeds", transfer = "out" }
anchors = { transfer = "2026-11-30 09:00" }
opens = []

[[rule]]
id = "r15-looked-at"
paragraphs = ["R15"]
kind = "check"
on = ["case_transfer"]
field = "transfer_checked"
require = { transfer_checked = true }
guidance = "Look at what the order or licence asks, at the placement, and at safeguarding before the case moves. Give the reason if it can''t be done first."
lives = "Transfer form"
[[rule.example]]
name = "Nobody has looked"
event = "case_transfer"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", transfer = "out", transfer_checked = false }
anchors = { transfer = "2026-11-30 09:00" }
problem = true
[[rule.example]]
name = "All was looked at"
event = "case_transfer"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", transfer = "out", transfer_checked = true }
anchors = { transfer = "2026-11-30 09:00" }
problem = false

# ---------------------------------------------------------------- Arrest and charge

[[rule]]
id = "r12-offence"
paragraphs = ["R12"]
kind = "clock"
on = ["arrest", "charge"]
when = { looked_after = true, placed_by_another_authority = true, placed_in = "rotherham" }
owner = "yot"
tell = ["mash"]
duty = "Refer to the MASH: a young person whom another authority looks after and has placed here has offended"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given" }
warn = ["4 hours", "1 hour"]
lives = "Arrest form; board"
[[rule.example]]
name = "Arrested on the Thursday before Easter: Good Friday and Easter Monday are no working days"
event = "arrest"
at = "2026-04-02 15:00"
facts = { home_authority = "leeds", placed_in_before = "rotherham", legal_status_before = "care_order" }
opens = [ { tell = "mash", due = "2026-04-07 23:59" } ]
[[rule.example]]
name = "Rotherham''s own looked-after child needs no referral"
event = "arrest"
at = "2026-04-02 15:00"
facts = { home_authority = "rotherham", placed_in_before = "rotherham", legal_status_before = "care_order" }
opens = []
[[rule.example]]
name = "Nobody knows who is responsible for a young person placed here"
event = "arrest"
at = "2026-04-02 15:00"
facts = { placed_in_before = "rotherham", legal_status_before = "care_order" }
opens = []
asks = ["placed_by_another_authority"]

[[rule]]
id = "r12-offence-liaise"
paragraphs = ["R12"]
kind = "clock"
on = ["arrest", "charge"]
when = { looked_after = true, placed_by_another_authority = true, placed_in = "rotherham" }
owner = "social_care"
tell = ["other_authority"]
duty = "Take it up with the authority that placed the young person, once the MASH has the referral"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given", from = "completed:r12-offence" }
warn = ["4 hours", "1 hour"]
lives = "Board (chased)"
[[rule.example]]
name = "It waits for the referral, and counts from it"
event = "arrest"
at = "2026-11-20 15:00"
facts = { home_authority = "leeds", placed_in_before = "rotherham", legal_status_before = "section_20" }
opens = [ { tell = "other_authority" } ]
moved = { anchors = { "completed:r12-offence" = "2026-11-20 16:30" }, due = "2026-11-23 23:59" }
[[rule.example]]
name = "Not looked after"
event = "charge"
at = "2026-11-20 15:00"
facts = { home_authority = "leeds", placed_in_before = "rotherham", legal_status_before = "none" }
opens = []

[[rule]]
id = "r14"
paragraphs = ["R14"]
kind = "clock"
on = ["arrest", "charge"]
when = { looked_after = true }
owner = "social_care"
tell = [
  "yot",
  { party = "host_yot", when = { home_authority = "rotherham", any = [ { has_host_yot = true }, { out_of_area = true } ] } },
  { party = "home_yot", when = { home_authority = { not = "rotherham" } } },
]
duty = "Make sure that the YOT knows of the arrest or charge of a looked-after young person"
limit = { within = "24 hours" }
warn = ["4 hours", "1 hour"]
lives = "Arrest form; board (chased)"
[[rule.example]]
name = "At home in Rotherham: there is no host YOT; the clocks go forward in the night"
event = "arrest"
at = "2026-03-28 19:40"
facts = { home_authority = "rotherham", placed_in_before = "rotherham", legal_status_before = "care_order", has_host_yot = false }
opens = [ { tell = "yot", due = "2026-03-29 20:40" } ]
[[rule.example]]
name = "Placed in Sheffield: one clock for each YOT; the clocks go back in the night"
event = "charge"
at = "2026-10-24 19:40"
facts = { home_authority = "rotherham", placed_in_before = "sheffield", legal_status_before = "section_20" }
opens = [ { tell = "yot", due = "2026-10-25 18:40" }, { tell = "host_yot", due = "2026-10-25 18:40" } ]
[[rule.example]]
name = "Placed here by Leeds: Leeds''s own YOT is the home YOT"
event = "arrest"
at = "2026-11-20 19:40"
facts = { home_authority = "leeds", placed_in_before = "rotherham", legal_status_before = "care_order" }
opens = [ { tell = "yot", due = "2026-11-21 19:40" }, { tell = "home_yot", due = "2026-11-21 19:40" } ]
[[rule.example]]
name = "Where the young person lives is not known, so whether there is a host YOT is asked"
event = "arrest"
at = "2026-11-20 19:40"
facts = { home_authority = "rotherham", legal_status_before = "care_order" }
opens = [ { tell = "yot", due = "2026-11-21 19:40" } ]
asks = ["has_host_yot", "out_of_area"]
[[rule.example]]
name = "Not looked after"
event = "arrest"
at = "2026-11-20 19:40"
facts = { home_authority = "rotherham", placed_in_before = "rotherham", legal_status_before = "none" }
opens = []
[[rule.example]]
name = "Legal status not known: asked, not taken for none"
event = "arrest"
at = "2026-11-20 19:40"
facts = { home_authority = "rotherham", placed_in_before = "rotherham" }
opens = []
asks = ["looked_after"]

# ---------------------------------------------------------------- Court

[[rule]]
id = "r17"
paragraphs = ["R17"]
kind = "clock"
on = ["court_result"]
when = { known_to_social_care = true }
owner = "yot"
tell = ["social_worker"]
duty = "Tell the social worker what the court did, and the next date if there is one"
limit = { within = "24 hours" }
warn = ["4 hours", "1 hour"]
met_when = { social_worker_in_court = true }
lives = "Court result form; board"
[[rule.example]]
name = "Saturday court, and the clocks go forward before morning"
event = "court_result"
at = "2026-03-28 11:15"
facts = { home_authority = "rotherham", known_to_social_care = true, outcome = "adjourned" }
anchors = { next_hearing = "2026-04-20 10:00" }
opens = [ { tell = "social_worker", due = "2026-03-29 12:15" } ]
[[rule.example]]
name = "24 hours run through a weekend"
event = "court_result"
at = "2026-11-20 16:00"
facts = { home_authority = "rotherham", known_to_social_care = true, outcome = "bailed_conditional" }
opens = [ { tell = "social_worker", due = "2026-11-21 16:00" } ]
[[rule.example]]
name = "The social worker was there and heard it"
event = "court_result"
at = "2026-11-20 16:00"
facts = { home_authority = "rotherham", known_to_social_care = true, outcome = "withdrawn", social_worker_in_court = true }
opens = [ { tell = "social_worker", due = "2026-11-21 16:00" } ]
met = true
[[rule.example]]
name = "Not known to Social Care"
event = "court_result"
at = "2026-11-20 16:00"
facts = { home_authority = "rotherham", known_to_social_care = false, outcome = "withdrawn" }
opens = []
[[rule.example]]
name = "Nobody has looked yet whether Social Care knows the young person"
event = "court_result"
at = "2026-11-20 16:00"
facts = { home_authority = "rotherham", outcome = "withdrawn" }
opens = []
asks = ["known_to_social_care"]

[[rule]]
id = "r18"
paragraphs = ["R18"]
kind = "clock"
on = ["hearing_listed", "hearing_arranged"]
when = { known_to_social_care = true, any = [ { emergency = true }, { carer_is_victim = true } ] }
owner = "yot_duty_manager"
tell = ["social_care_managers"]
duty = "Ring the Social Care managers and agree who goes to court with the young person"
limit = { earliest_of = [ { as_soon_as = "possible", target = "1 hour", words = "no time given" }, { before = "hearing" } ] }
warn = ["20 minutes", "10 minutes"]
lives = "Hearing form; board"
[[rule.example]]
name = "The foster carer may be the victim"
event = "hearing_listed"
at = "2026-11-20 15:30"
facts = { home_authority = "rotherham", known_to_social_care = true, carer_is_victim = true, emergency = false }
anchors = { hearing = "2026-11-23 10:00" }
opens = [ { tell = "social_care_managers", due = "2026-11-20 16:30" } ]
[[rule.example]]
name = "The hearing is sooner than the desk''s hour"
event = "hearing_listed"
at = "2026-11-20 09:40"
facts = { home_authority = "rotherham", known_to_social_care = true, emergency = true }
anchors = { hearing = "2026-11-20 10:00" }
opens = [ { tell = "social_care_managers", due = "2026-11-20 10:00" } ]
[[rule.example]]
name = "An ordinary listing"
event = "hearing_listed"
at = "2026-11-20 09:40"
facts = { home_authority = "rotherham", known_to_social_care = true, emergency = false, carer_is_victim = false }
anchors = { hearing = "2026-11-30 10:00" }
opens = []
[[rule.example]]
name = "Whether the carer is the victim has not been asked yet"
event = "hearing_listed"
at = "2026-11-20 09:40"
facts = { home_authority = "rotherham", known_to_social_care = true, emergency = false }
anchors = { hearing = "2026-11-30 10:00" }
opens = []
asks = ["carer_is_victim"]

[[rule]]
id = "r18-carer"
paragraphs = ["R18"]
kind = "check"
on = ["hearing_listed", "hearing_arranged"]
field = "accompanied_by_role"
when = { carer_is_victim = true }
require = { accompanied_by_role = { not = ["foster_carer", "residential_worker", "social_worker"] } }
guidance = "The carer or social worker may be the victim. Agree with the Social Care managers who goes, and give the reason if it is one of them."
lives = "Hearing form"
[[rule.example]]
name = "The foster carer is put down although the carer may be the victim"
event = "hearing_listed"
at = "2026-11-20 09:40"
facts = { home_authority = "rotherham", carer_is_victim = true, accompanied_by_role = "foster_carer" }
problem = true
[[rule.example]]
name = "A parent goes instead"
event = "hearing_listed"
at = "2026-11-20 09:40"
facts = { home_authority = "rotherham", carer_is_victim = true, accompanied_by_role = "parent" }
problem = false

[[rule]]
id = "r19"
paragraphs = ["R19"]
kind = "clock"
on = ["hearing_listed", "remand_changed"]
when = { known_to_social_care = true }
owner = "yot"
tell = ["social_worker"]
duty = "Give the social worker the coming court date, and what else helps with planning for it"
limit = { as_soon_as = "possible", target = "24 hours", not_after = "hearing" }
warn = ["4 hours", "1 hour"]
lives = "Hearing form; court result form; board"
[[rule.example]]
name = "A date becomes known on a Saturday evening, and the clocks go back in the night"
event = "hearing_listed"
at = "2026-10-24 18:00"
facts = { home_authority = "rotherham", known_to_social_care = true }
anchors = { hearing = "2026-11-03 10:00" }
opens = [ { tell = "social_worker", due = "2026-10-25 17:00" } ]
[[rule.example]]
name = "Not known to Social Care"
event = "hearing_listed"
at = "2026-11-20 18:00"
facts = { home_authority = "rotherham", known_to_social_care = false }
anchors = { hearing = "2026-12-03 10:00" }
opens = []
[[rule.example]]
name = "New to Social Care until a remand; another hearing was listed before it"
event = "remand_changed"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", known_to_social_care = true, remand_before = "none", remand_made = "rlaa" }
anchors = { hearing = "2026-12-01 10:00" }
opens = [ { tell = "social_worker", due = "2026-11-21 11:00" } ]
[[rule.example]]
name = "Held overnight for court in the morning: no use telling the social worker after it"
event = "hearing_listed"
at = "2026-11-19 22:00"
facts = { home_authority = "rotherham", known_to_social_care = true }
anchors = { hearing = "2026-11-20 10:00" }
opens = [ { tell = "social_worker", due = "2026-11-20 10:00" } ]

[[rule]]
id = "r20"
paragraphs = ["R20"]
kind = "clock"
on = ["hearing_listed", "remand_changed"]
when = { looked_after = true }
owner = "social_care"
duty = "Say who goes to court with the young person: a parent, carer, residential worker or the social worker"
limit = { before = "hearing" }
warn = ["24 hours", "3 hours"]
ends = "named"
met_when = { accompanied_by_named = true }
stops_when = { looked_after = false }
lives = "Hearing form; board (chased)"
[[rule.example]]
name = "Open until the hearing; an adjournment moves it across the clock change"
event = "hearing_listed"
at = "2026-03-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", accompanied_by_named = false }
anchors = { hearing = "2026-03-27 10:00" }
opens = [ { due = "2026-03-27 10:00" } ]
moved = { anchors = { hearing = "2026-04-10 10:00" }, due = "2026-04-10 10:00" }
[[rule.example]]
name = "Named at once"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "section_20", accompanied_by_named = true }
anchors = { hearing = "2026-11-27 10:00" }
opens = [ { due = "2026-11-27 10:00" } ]
met = true
[[rule.example]]
name = "Not looked after"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "none" }
anchors = { hearing = "2026-11-27 10:00" }
opens = []
[[rule.example]]
name = "Looked after by a remand that begins: the other hearing needs a companion too"
event = "remand_changed"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_before = "none", remand_made = "rlaa", accompanied_by_named = false }
anchors = { hearing = "2026-12-01 10:00" }
opens = [ { due = "2026-12-01 10:00" } ]

[[rule]]
id = "r20-who"
paragraphs = ["R20"]
kind = "check"
on = ["hearing_listed", "hearing_arranged"]
field = "accompanied_by_role"
when = { looked_after = true }
require = { accompanied_by_role = { not = "other_family" } }
guidance = "Expected are a parent, carer, residential worker or the social worker. Say why somebody else goes."
lives = "Hearing form"
[[rule.example]]
name = "An uncle is put down"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", accompanied_by_role = "other_family" }
problem = true
[[rule.example]]
name = "The residential worker is put down"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", accompanied_by_role = "residential_worker" }
problem = false

[[rule]]
id = "r21"
paragraphs = ["R21"]
kind = "check"
on = ["hearing_listed", "hearing_arranged", "court_result"]
field = "accompanied_by_role"
require = { accompanied_by_role = { not = "yot_worker" } }
refuse = true
guidance = "A YOT worker can''t be the responsible adult in court. Enter a parent, foster carer, residential worker or the social worker."
lives = "Hearing form; court result form"
[[rule.example]]
name = "A YOT worker is put down"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", accompanied_by_role = "yot_worker" }
problem = true
[[rule.example]]
name = "A YOT worker is said to have come along"
event = "court_result"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", outcome = "adjourned", accompanied_by_role = "yot_worker" }
problem = true
[[rule.example]]
name = "A YOT worker is put down later, with the other arrangements"
event = "hearing_arranged"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", accompanied_by_role = "yot_worker" }
problem = true
[[rule.example]]
name = "The foster carer is put down"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", accompanied_by_role = "foster_carer" }
problem = false

[[rule]]
id = "r22"
paragraphs = ["R22"]
kind = "clock"
on = ["hearing_listed", "remand_changed"]
when = { looked_after = true, remand_now = { not = "ryda" } }
owner = "social_care"
duty = "Arrange transport to and from court, and see that the young person has a lawyer"
limit = { before = "hearing" }
warn = ["24 hours", "3 hours"]
ends = "done"
met_when = { transport_arranged = true, legal_representation_arranged = true }
stops_when = { any = [ { remand_now = "ryda" }, { looked_after = false } ] }
lives = "Hearing form; board (chased)"
[[rule.example]]
name = "Transport alone doesn''t end it"
event = "hearing_listed"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", remand_before = "none", transport_arranged = true, legal_representation_arranged = false }
anchors = { hearing = "2026-10-26 10:00" }
opens = [ { due = "2026-10-26 10:00" } ]
moved = { anchors = { hearing = "2026-10-20 14:00" }, due = "2026-10-20 14:00" }
met = false
[[rule.example]]
name = "Both are arranged"
event = "hearing_listed"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", remand_before = "none", transport_arranged = true, legal_representation_arranged = true }
anchors = { hearing = "2026-10-26 10:00" }
opens = [ { due = "2026-10-26 10:00" } ]
met = true
[[rule.example]]
name = "In youth detention on remand: the YOT sees to attendance instead (R26)"
event = "hearing_listed"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "remand", remand_before = "ryda" }
anchors = { hearing = "2026-10-26 10:00" }
opens = []
[[rule.example]]
name = "Back from youth detention: the other hearing is Social Care''s to see to again"
event = "remand_changed"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", remand_before = "ryda", remand_made = "none", outcome = "bailed_conditional", looked_after = true }
anchors = { hearing = "2026-12-01 10:00" }
opens = [ { due = "2026-12-01 10:00" } ]

[[rule]]
id = "r22-advice"
paragraphs = ["R22"]
kind = "guide"
on = ["hearing_listed", "hearing_arranged"]
when = { looked_after = true, remand_now = { not = "ryda" } }
field = "transport"
guidance = "Whoever cares for the young person (foster carers, residential staff, the social worker) brings them, fetches them and sorts out the lawyer. Advise Social Care if they ask."
lives = "Hearing form"
[[rule.example]]
name = "Shown for a looked-after young person"
event = "hearing_listed"
at = "2026-10-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "section_20", remand_before = "none" }

[[rule]]
id = "r25"
paragraphs = ["R25"]
kind = "clock"
on = ["hearing_listed"]
owner = "yot"
duty = "Put a YOT officer down for that court"
limit = { before = "hearing" }
warn = ["24 hours", "3 hours"]
ends = "named"
met_when = { yot_officer_named = true }
lives = "Hearing form; board"
[[rule.example]]
name = "Nobody is down yet, and the hearing is moved"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", yot_officer_named = false }
anchors = { hearing = "2026-11-24 10:00" }
opens = [ { due = "2026-11-24 10:00" } ]
moved = { anchors = { hearing = "2026-11-26 14:00" }, due = "2026-11-26 14:00" }
[[rule.example]]
name = "An officer is down from the start"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", yot_officer_named = true }
anchors = { hearing = "2026-11-24 10:00" }
opens = [ { due = "2026-11-24 10:00" } ]
met = true
[[rule.example]]
name = "Somebody whom this protocol doesn''t cover"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "leeds", placed_in_before = "leeds" }
anchors = { hearing = "2026-11-24 10:00" }
opens = []

[[rule]]
id = "r25-record"
paragraphs = ["R25"]
kind = "record"
on = ["court_result"]
record = "Which YOT officer was in court, and what the court asked of the YOT"
lives = "Court result form; person''s timeline"
[[rule.example]]
name = "Kept with each result"
event = "court_result"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", outcome = "adjourned" }

[[rule]]
id = "r33"
paragraphs = ["R33"]
kind = "clock"
on = ["hearing_listed"]
when = { placement_kind = "secure_welfare" }
owner = "social_care"
duty = "Arrange together with the YOT that the young person gets from secure accommodation to court"
limit = { before = "hearing" }
warn = ["24 hours", "3 hours"]
ends = "done"
met_when = { attendance_arranged = true }
lives = "Hearing form; board (chased)"
[[rule.example]]
name = "Secure on welfare grounds"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", placement_kind_before = "secure_welfare", attendance_arranged = false }
anchors = { hearing = "2026-11-24 10:00" }
opens = [ { due = "2026-11-24 10:00" } ]
[[rule.example]]
name = "An open children''s home"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", placement_kind_before = "residential_home" }
anchors = { hearing = "2026-11-24 10:00" }
opens = []

# ---------------------------------------------------------------- Remand

[[rule]]
id = "r23"
paragraphs = ["R23"]
kind = "record"
on = ["remand"]
when = { remand_made = "rlaa" }
record = "Looked after as any other child is: care plan, visits and reviews run from the remand. Only permanence needn''t be planned for."
lives = "Court result form; person''s page"
[[rule.example]]
name = "Remanded to local authority accommodation"
event = "remand"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_made = "rlaa" }

[[rule]]
id = "r24-status"
paragraphs = ["R24"]
kind = "record"
on = ["remand"]
when = { remand_made = ["rlaa", "ryda"] }
record = "Looked after by the remand, for as long as it lasts, whatever the legal status was before"
lives = "Person''s page"
[[rule.example]]
name = "A remand to youth detention counts as well"
event = "remand"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_made = "ryda" }

[[rule]]
id = "r24-remand"
paragraphs = ["R24"]
kind = "clock"
on = ["remand"]
when = { looked_after_before = true, remand_made = ["rlaa", "ryda"], remand_renewed = false }
owner = "yot"
tell = ["social_worker"]
duty = "Tell the social worker of the remand: which order, and where the young person is placed"
limit = { as_soon_as = "it happens", target = "1 hour" }
warn = ["20 minutes", "10 minutes"]
lives = "Court result form; board"
[[rule.example]]
name = "On a care order already, remanded on a Saturday"
event = "remand"
at = "2026-11-21 12:30"
facts = { remand_before = "none", home_authority = "rotherham", legal_status_before = "care_order", remand_made = "ryda" }
opens = [ { tell = "social_worker", due = "2026-11-21 13:30" } ]
[[rule.example]]
name = "Looked after only by this very remand: R27 and R17 tell Social Care instead"
event = "remand"
at = "2026-11-21 12:30"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_before = "none", remand_made = "rlaa" }
opens = []
[[rule.example]]
name = "Renewed at the next hearing: R17 tells the result, and nothing else has changed"
event = "remand"
at = "2026-11-27 12:30"
facts = { home_authority = "rotherham", legal_status_before = "remand", remand_before = "ryda", remand_made = "ryda" }
opens = []
[[rule.example]]
name = "From local authority accommodation to youth detention"
event = "remand"
at = "2026-11-27 12:30"
facts = { home_authority = "rotherham", legal_status_before = "remand", remand_before = "rlaa", remand_made = "ryda" }
opens = [ { tell = "social_worker", due = "2026-11-27 13:30" } ]
[[rule.example]]
name = "A remand is only likely"
event = "remand"
at = "2026-11-21 12:30"
facts = { remand_before = "none", home_authority = "rotherham", legal_status_before = "care_order", remand_made = "none", remand_likely = "rlaa" }
opens = []
[[rule.example]]
name = "The legal status before is not known"
event = "remand"
at = "2026-11-21 12:30"
facts = { home_authority = "rotherham", remand_before = "none", remand_made = "rlaa" }
opens = []
asks = ["looked_after_before"]

[[rule]]
id = "r26"
paragraphs = ["R26"]
kind = "clock"
on = ["remand", "hearing_listed", "remand_changed"]
when = { remand_now = "ryda" }
owner = "yot"
duty = "Arrange that the young person is brought from youth detention to the next hearing"
limit = { by = "next_hearing" }
warn = ["24 hours", "3 hours"]
ends = "done"
met_when = { attendance_arranged = true }
stops_when = { remand_now = ["none", "rlaa"] }
lives = "Court result form; board"
[[rule.example]]
name = "By the next hearing, wherever that moves"
event = "remand"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", remand_made = "ryda" }
anchors = { next_hearing = "2026-11-27 10:00" }
opens = [ { due = "2026-11-27 10:00" } ]
moved = { anchors = { next_hearing = "2026-12-04 10:00" }, due = "2026-12-04 10:00" }
[[rule.example]]
name = "No next date yet: it runs, and waits for one"
event = "remand"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", remand_made = "ryda" }
opens = [ {} ]
[[rule.example]]
name = "A hearing on another matter is listed while the remand lasts"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", remand_made = "none", remand_before = "ryda" }
anchors = { hearing = "2026-11-30 10:00", next_hearing = "2026-11-30 10:00" }
opens = [ { due = "2026-11-30 10:00" } ]
[[rule.example]]
name = "Bailed: the remand is over"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", remand_made = "none", remand_before = "ryda", outcome = "bailed_conditional" }
anchors = { next_hearing = "2026-11-30 10:00" }
opens = []
[[rule.example]]
name = "Remanded to local authority accommodation: Social Care arranges it (R32)"
event = "remand"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", remand_made = "rlaa" }
anchors = { next_hearing = "2026-11-27 10:00" }
opens = []
[[rule.example]]
name = "A hearing on another matter was listed before the remand: it needs an escort as well"
event = "remand_changed"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", remand_before = "none", remand_made = "ryda" }
anchors = { next_hearing = "2026-11-24 10:00", hearing = "2026-11-24 10:00" }
opens = [ { due = "2026-11-24 10:00" } ]

[[rule]]
id = "r27-likely"
paragraphs = ["R27"]
kind = "clock"
on = ["remand"]
when = { remand_likely = "rlaa", allocated_social_worker = false }
owner = "court_officer"
tell = ["mash_or_duty_sw_manager"]
duty = "Warn Social Care that a remand to local authority accommodation is likely: the young person has no social worker"
limit = { as_soon_as = "it seems likely", target = "1 hour" }
warn = ["20 minutes", "10 minutes"]
stops_when = { hearing_result = true }
lives = "Hearing form; court result form; board"
[[rule.example]]
name = "Likely at tomorrow''s hearing"
event = "remand"
at = "2026-11-19 15:00"
facts = { home_authority = "rotherham", remand_likely = "rlaa", remand_made = "none", allocated_social_worker = false }
opens = [ { tell = "mash_or_duty_sw_manager", due = "2026-11-19 16:00" } ]
[[rule.example]]
name = "There is a social worker"
event = "remand"
at = "2026-11-19 15:00"
facts = { home_authority = "rotherham", remand_likely = "rlaa", remand_made = "none", allocated_social_worker = true }
opens = []
[[rule.example]]
name = "Whether there is a social worker is not known"
event = "remand"
at = "2026-11-19 15:00"
facts = { home_authority = "rotherham", remand_likely = "rlaa", remand_made = "none" }
opens = []
asks = ["allocated_social_worker"]

[[rule]]
id = "r27-made"
paragraphs = ["R27"]
kind = "clock"
on = ["remand"]
when = { remand_made = "rlaa", allocated_social_worker = false }
owner = "court_officer"
tell = ["mash_or_duty_sw_manager"]
duty = "Ring Social Care about the remand to local authority accommodation: the young person has no social worker"
limit = { as_soon_as = "it is made", target = "1 hour" }
warn = ["20 minutes", "10 minutes"]
overrides = ["r27-likely"]
cancels = ["r27-likely"]
lives = "Court result form; board"
[[rule.example]]
name = "Made on a Saturday, with nobody allocated"
event = "remand"
at = "2026-11-21 12:00"
facts = { home_authority = "rotherham", remand_made = "rlaa", allocated_social_worker = false }
opens = [ { tell = "mash_or_duty_sw_manager", due = "2026-11-21 13:00" } ]
[[rule.example]]
name = "Youth detention is not what this paragraph is about"
event = "remand"
at = "2026-11-21 12:00"
facts = { home_authority = "rotherham", remand_made = "ryda", allocated_social_worker = false }
opens = []

[[rule]]
id = "r27-result"
paragraphs = ["R27"]
kind = "clock"
on = ["remand"]
when = { remand_made = "rlaa", allocated_social_worker = false, known_to_yot = true }
owner = "court_officer"
tell = ["mash_or_duty_sw_manager"]
duty = "Send Social Care the court result, and what else the YOT knows that bears on it"
limit = { as_soon_as = "it is made", target = "1 hour" }
warn = ["20 minutes", "10 minutes"]
lives = "Court result form; board"
[[rule.example]]
name = "The YOT knew the young person before"
event = "remand"
at = "2026-11-21 12:00"
facts = { home_authority = "rotherham", remand_made = "rlaa", allocated_social_worker = false, known_to_yot = true }
opens = [ { tell = "mash_or_duty_sw_manager", due = "2026-11-21 13:00" } ]
[[rule.example]]
name = "New to the YOT"
event = "remand"
at = "2026-11-21 12:00"
facts = { home_authority = "rotherham", remand_made = "rlaa", allocated_social_worker = false, known_to_yot = false }
opens = []
[[rule.example]]
name = "A remand is only likely: there is no result to send"
event = "remand"
at = "2026-11-21 12:00"
facts = { home_authority = "rotherham", remand_made = "none", remand_likely = "rlaa", allocated_social_worker = false, known_to_yot = true }
opens = []

[[rule]]
id = "r28"
paragraphs = ["R28"]
kind = "clock"
on = ["remand"]
when = { remand_made = ["rlaa", "ryda"], support_programme_required = true }
owner = "yot"
duty = "Set up the support programme for the remand"
limit = { as_soon_as = "possible", target = "2 working days", words = "no time given" }
warn = ["8 hours", "2 hours"]
ends = "done"
met_when = { support_arranged = true }
stops_when = { remand_now = "none" }
cancels = ["r28"]
lives = "Court result form; remand support form; board"
[[rule.example]]
name = "Remanded on Christmas Eve: two working days lie beyond the bank holidays"
event = "remand"
at = "2026-12-24 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa", support_programme_required = true }
opens = [ { due = "2026-12-30 23:59" } ]
[[rule.example]]
name = "None is required"
event = "remand"
at = "2026-12-24 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa", support_programme_required = false }
opens = []
[[rule.example]]
name = "Whether one is required has not been said"
event = "remand"
at = "2026-12-24 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa" }
opens = []
asks = ["support_programme_required"]

[[rule]]
id = "r28-record"
paragraphs = ["R28"]
kind = "record"
on = ["remand", "support_arranged"]
when = { any = [ { support_arranged = true }, { remand_made = ["rlaa", "ryda"], support_programme_required = true } ] }
record = "What the programme holds, and the reporting agreed with Social Care"
lives = "Remand support form; court result form; person''s timeline"
[[rule.example]]
name = "Kept as the programme is arranged"
event = "support_arranged"
at = "2026-12-24 12:00"
facts = { home_authority = "rotherham", remand_before = "rlaa", remand_made = "none", support_arranged = true }
[[rule.example]]
name = "Kept where a programme is required"
event = "remand"
at = "2026-12-24 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa", support_programme_required = true }

[[rule]]
id = "r29"
paragraphs = ["R29"]
kind = "clock"
on = ["remand"]
when = { home_authority = "rotherham", remand_made = ["rlaa", "ryda"], remand_renewed = false, placed_in = { not = "rotherham" } }
owner = "yot"
tell = ["host_yot"]
duty = "Ask the YOT where the young person is placed what support it can give during the remand"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given" }
warn = ["4 hours", "1 hour"]
stops_when = { remand_now = "none" }
cancels = ["r29", "r29-move"]
lives = "Court result form; board"
[[rule.example]]
name = "Placed in Doncaster on a Friday"
event = "remand"
at = "2026-11-20 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa", placed_in = "doncaster" }
opens = [ { tell = "host_yot", due = "2026-11-23 23:59" } ]
[[rule.example]]
name = "Placed in Rotherham"
event = "remand"
at = "2026-11-20 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa", placed_in = "rotherham" }
opens = []
[[rule.example]]
name = "Renewed, in the same place: the host YOT has been asked"
event = "remand"
at = "2026-11-27 12:00"
facts = { home_authority = "rotherham", remand_before = "rlaa", remand_made = "rlaa", placed_in_before = "doncaster" }
opens = []
[[rule.example]]
name = "The place is not known yet"
event = "remand"
at = "2026-11-20 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa", placed_in_before = "rotherham" }
opens = []
asks = ["placed_in"]

[[rule]]
id = "r29-move"
paragraphs = ["R29"]
kind = "clock"
on = ["placement_move"]
when = { home_authority = "rotherham", during_remand = true, placed_in = { not = "rotherham" }, move_crosses_area = true }
owner = "yot"
tell = ["host_yot"]
duty = "Ask the YOT where the young person is now placed what support it can give during the remand"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given" }
warn = ["4 hours", "1 hour"]
stops_when = { remand_now = "none" }
cancels = ["r29", "r29-move"]
lives = "Move form; board"
[[rule.example]]
name = "From Rotherham to Sheffield while on remand, the day before a bank holiday weekend"
event = "placement_move"
at = "2026-08-28 12:00"
facts = { home_authority = "rotherham", remand_before = "rlaa", placed_in_before = "rotherham", placed_in = "sheffield", move = "planned" }
opens = [ { tell = "host_yot", due = "2026-09-01 23:59" } ]
[[rule.example]]
name = "Not on remand"
event = "placement_move"
at = "2026-08-28 12:00"
facts = { home_authority = "rotherham", remand_before = "none", remand_made = "none", placed_in_before = "rotherham", placed_in = "sheffield", move = "planned" }
opens = []

[[rule]]
id = "r30"
paragraphs = ["R30"]
kind = "clock"
on = ["remand"]
when = { remand_made = "ryda", remand_renewed = false }
owner = "yot"
tell = ["youth_custody_service"]
duty = "Arrange the secure placement with the national placement team"
limit = { as_soon_as = "possible", target = "1 hour", words = "no time given" }
warn = ["20 minutes", "10 minutes"]
stops_when = { remand_now = ["none", "rlaa"] }
lives = "Court result form; board"
[[rule.example]]
name = "Remanded to youth detention"
event = "remand"
at = "2026-11-20 15:45"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "ryda" }
opens = [ { tell = "youth_custody_service", due = "2026-11-20 16:45" } ]
[[rule.example]]
name = "Renewed: the placement is there already"
event = "remand"
at = "2026-11-20 15:45"
facts = { home_authority = "rotherham", remand_before = "ryda", remand_made = "ryda" }
opens = []
[[rule.example]]
name = "Remanded to local authority accommodation"
event = "remand"
at = "2026-11-20 15:45"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa" }
opens = []

[[rule]]
id = "r31"
paragraphs = ["R31"]
kind = "check"
on = ["remand", "placement_move"]
field = "senior_officer"
when = { remand_attempted_at_home = true }
require = { senior_officer_authority = true }
refuse = true
guidance = "The court didn''t mean this remand to be at home or with family. Enter the senior officer of Social Care who has authorised it after assessing the home and what the carers can manage, or choose another placement."
lives = "Court result form; move form"
[[rule.example]]
name = "Moved to the mother''s during the remand, with nobody''s authority"
event = "placement_move"
at = "2026-11-20 15:45"
facts = { home_authority = "rotherham", remand_before = "rlaa", placement_kind = "own_home", move = "planned", senior_officer_authority = false }
problem = true
[[rule.example]]
name = "With the senior officer''s authority"
event = "placement_move"
at = "2026-11-20 15:45"
facts = { home_authority = "rotherham", remand_before = "rlaa", placement_kind = "family", move = "planned", senior_officer_authority = true }
problem = false
[[rule.example]]
name = "A foster placement needs no such authority"
event = "remand"
at = "2026-11-20 15:45"
facts = { home_authority = "rotherham", remand_made = "rlaa", placement_kind = "foster" }
problem = false

[[rule]]
id = "r31-court"
paragraphs = ["R31"]
kind = "clock"
on = ["remand", "placement_move"]
when = { remand_attempted_at_home = true, senior_officer_authority = true }
owner = "social_care"
tell = ["court"]
duty = "Tell the court that the young person is placed at home or with family, and on whose authority"
limit = { by = "next_hearing" }
warn = ["24 hours", "3 hours"]
lives = "Court result form; move form; board (chased)"
[[rule.example]]
name = "To be said at the next hearing, which is then moved"
event = "placement_move"
at = "2026-10-20 15:45"
facts = { home_authority = "rotherham", remand_before = "rlaa", placement_kind = "own_home", move = "planned", senior_officer_authority = true }
anchors = { next_hearing = "2026-10-23 10:00" }
opens = [ { tell = "court", due = "2026-10-23 10:00" } ]
moved = { anchors = { next_hearing = "2026-10-30 10:00" }, due = "2026-10-30 10:00" }
[[rule.example]]
name = "At home, but not on remand"
event = "placement_move"
at = "2026-10-20 15:45"
facts = { home_authority = "rotherham", remand_before = "none", remand_made = "none", placement_kind = "own_home", move = "planned" }
opens = []

[[rule]]
id = "r31-search"
paragraphs = ["R31"]
kind = "clock"
on = ["remand"]
when = { remand_made = "rlaa", known_to_yot = true, known_to_social_care = false }
owner = "accommodation_officer"
tell = ["social_care"]
duty = "Give Social Care, to whom the young person is new, what helps in finding a placement"
limit = { as_soon_as = "possible", target = "1 hour", words = "no time given" }
warn = ["20 minutes", "10 minutes"]
lives = "Court result form; board"
[[rule.example]]
name = "Known to the YOT and new to Social Care"
event = "remand"
at = "2026-11-20 15:45"
facts = { home_authority = "rotherham", remand_made = "rlaa", known_to_yot = true, known_to_social_care = false }
opens = [ { tell = "social_care", due = "2026-11-20 16:45" } ]
[[rule.example]]
name = "Social Care knows the young person"
event = "remand"
at = "2026-11-20 15:45"
facts = { home_authority = "rotherham", remand_made = "rlaa", known_to_yot = true, known_to_social_care = true }
opens = []

[[rule]]
id = "r32"
paragraphs = ["R32"]
kind = "clock"
on = ["remand", "hearing_listed", "remand_changed"]
when = { remand_now = "rlaa" }
owner = "social_care"
duty = "Arrange that the young person gets to the next hearing"
limit = { by = "next_hearing" }
warn = ["24 hours", "3 hours"]
ends = "done"
met_when = { attendance_arranged = true }
stops_when = { remand_now = ["none", "ryda"] }
lives = "Court result form; board (chased)"
[[rule.example]]
name = "By the next hearing, and again by the one that it is adjourned to"
event = "remand"
at = "2026-03-20 12:00"
facts = { home_authority = "rotherham", remand_made = "rlaa" }
anchors = { next_hearing = "2026-03-27 10:00" }
opens = [ { due = "2026-03-27 10:00" } ]
moved = { anchors = { next_hearing = "2026-03-31 10:00" }, due = "2026-03-31 10:00" }
[[rule.example]]
name = "A bare adjournment leaves the remand as it was"
event = "hearing_listed"
at = "2026-10-23 12:00"
facts = { home_authority = "rotherham", remand_made = "none", remand_before = "rlaa", outcome = "adjourned" }
anchors = { hearing = "2026-10-30 10:00", next_hearing = "2026-10-30 10:00" }
opens = [ { due = "2026-10-30 10:00" } ]
[[rule.example]]
name = "Youth detention: the YOT arranges it (R26)"
event = "remand"
at = "2026-03-20 12:00"
facts = { home_authority = "rotherham", remand_made = "ryda" }
anchors = { next_hearing = "2026-03-27 10:00" }
opens = []
[[rule.example]]
name = "A hearing on another matter was listed before the remand"
event = "remand_changed"
at = "2026-10-23 12:00"
facts = { home_authority = "rotherham", remand_before = "none", remand_made = "rlaa" }
anchors = { next_hearing = "2026-10-26 10:00", hearing = "2026-10-26 10:00" }
opens = [ { due = "2026-10-26 10:00" } ]

# ---------------------------------------------------------------- Custody

[[rule]]
id = "r24-custody"
paragraphs = ["R24"]
kind = "clock"
on = ["sentence"]
when = { looked_after_before = true, sentenced_to_custody = true }
owner = "yot"
tell = ["social_worker"]
duty = "Tell the social worker of the custodial sentence: which order, and where the young person is taken"
limit = { as_soon_as = "it happens", target = "1 hour" }
warn = ["20 minutes", "10 minutes"]
lives = "Court result form; board"
[[rule.example]]
name = "A looked-after young person gets a detention and training order"
event = "sentence"
at = "2026-11-20 12:10"
facts = { home_authority = "rotherham", legal_status_before = "section_20", disposal = ["detention_and_training_order"] }
opens = [ { tell = "social_worker", due = "2026-11-20 13:10" } ]
[[rule.example]]
name = "A referral order is not custody"
event = "sentence"
at = "2026-11-20 12:10"
facts = { home_authority = "rotherham", legal_status_before = "section_20", disposal = ["referral_order"] }
opens = []
[[rule.example]]
name = "Never looked after"
event = "sentence"
at = "2026-11-20 12:10"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_before = "none", disposal = ["detention_and_training_order"] }
opens = []

[[rule]]
id = "r36"
paragraphs = ["R36"]
kind = "clock"
on = ["release_date_set"]
when = { any = [ { in_custody_before = true }, { sentenced_to_custody = true } ], all = [ { any = [ { looked_after_before = true }, { looked_after = true } ] } ] }
owner = "social_care"
tell = ["yot"]
duty = "Give the YOT full details of where the young person is to live on release"
limit = { before = "release", lead = "1 month" }
warn = ["2 weeks", "3 days"]
stops_when = { released_from_custody = true }
lives = "Court result form; release form; board (chased)"
[[rule.example]]
name = "Counts back over the clock change, and follows the release date to another side of it"
event = "release_date_set"
at = "2026-06-01 11:00"
facts = { home_authority = "rotherham", in_custody_before = true, legal_status_before = "care_order" }
anchors = { release = "2026-11-25 09:00" }
opens = [ { tell = "yot", due = "2026-10-25 09:00" } ]
moved = { anchors = { release = "2026-11-20 09:00" }, due = "2026-10-20 09:00" }
[[rule.example]]
name = "A month before the 31st of March is the last day of February"
event = "release_date_set"
at = "2025-12-01 11:00"
facts = { home_authority = "rotherham", in_custody_before = false, disposal = ["detention_and_training_order"], legal_status_before = "section_20" }
anchors = { release = "2026-03-31 09:00" }
opens = [ { tell = "yot", due = "2026-02-28 09:00" } ]
[[rule.example]]
name = "A short sentence: less than a month is left, so it is late from the start and shown so"
event = "release_date_set"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", in_custody_before = true, legal_status_before = "care_order" }
anchors = { release = "2026-12-10 09:00" }
opens = [ { tell = "yot", due = "2026-11-10 09:00" } ]
[[rule.example]]
name = "Not looked after"
event = "release_date_set"
at = "2026-06-01 11:00"
facts = { home_authority = "rotherham", in_custody_before = true, legal_status_before = "none", remand_before = "none" }
anchors = { release = "2026-11-25 09:00" }
opens = []

[[rule]]
id = "r35"
paragraphs = ["R35"]
kind = "clock"
on = ["sentence", "custody_contact"]
when = { any = [ { sentenced_to_custody = true }, { in_custody_before = true } ] }
owner = "yot"
duty = "See or speak with the young person in custody"
limit = { every = "1 month", counted_from = "last", desk_target = true, words = "as the national standards say" }
warn = ["1 week", "1 day"]
met_when = { custody_contact_made = true }
stops_when = { in_custody = false }
guidance = "The document points to the national standards. Those of 2019 set no number of contacts, so how often is the desk''s own target: set it to your team''s practice."
lives = "Court result form; custody contact form; board"
[[rule.example]]
name = "Sentenced on 30 January: February has no 30th"
event = "sentence"
at = "2026-01-30 12:00"
facts = { home_authority = "rotherham", in_custody_before = false, disposal = ["detention_and_training_order"] }
opens = [ { due = "2026-02-28 12:00" } ]
[[rule.example]]
name = "In custody since before this desk began: the first contact that is logged starts it"
event = "custody_contact"
at = "2026-03-20 12:00"
facts = { home_authority = "rotherham", in_custody_before = true, custody_contact_made = true }
opens = [ { due = "2026-04-20 12:00" } ]
met = true
[[rule.example]]
name = "A referral order"
event = "sentence"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", in_custody_before = false, disposal = ["referral_order"] }
opens = []

[[rule]]
id = "r35-review"
paragraphs = ["R35"]
kind = "clock"
on = ["custody_review_booked"]
owner = "yot"
duty = "Put a YOT worker down for the review in custody"
limit = { before = "review" }
warn = ["48 hours", "24 hours"]
ends = "named"
met_when = { yot_attending = true }
lives = "Meeting form; board"
[[rule.example]]
name = "Nobody is down yet; the review moves over the clock change"
event = "custody_review_booked"
at = "2026-10-19 12:00"
facts = { home_authority = "rotherham", custody_meeting = true }
anchors = { review = "2026-10-23 14:00" }
opens = [ { due = "2026-10-23 14:00" } ]
moved = { anchors = { review = "2026-10-28 14:00" }, due = "2026-10-28 14:00" }
[[rule.example]]
name = "The case manager goes"
event = "custody_review_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", custody_meeting = true, yot_attending = true }
anchors = { review = "2026-11-27 14:00" }
opens = [ { due = "2026-11-27 14:00" } ]
met = true
[[rule.example]]
name = "Somebody whom this protocol doesn''t cover"
event = "custody_review_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "leeds", placed_in_before = "leeds" }
anchors = { review = "2026-11-27 14:00" }
opens = []

[[rule]]
id = "r35-held"
paragraphs = ["R35"]
kind = "check"
on = ["meeting_held"]
field = "yot_attending"
when = { custody_meeting = true }
require = { yot_attending = true }
guidance = "A YOT worker is at every review in custody, so that the release is planned well. Say why nobody was."
lives = "Meeting held form"
[[rule.example]]
name = "Nobody from the YOT was there"
event = "meeting_held"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", custody_meeting = true, yot_attending = false }
problem = true
[[rule.example]]
name = "The case manager was there"
event = "meeting_held"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", custody_meeting = true, yot_attending = true }
problem = false
[[rule.example]]
name = "A meeting outside custody"
event = "meeting_held"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", custody_meeting = false, yot_attending = false }
opens = []

[[rule]]
id = "r37"
paragraphs = ["R37"]
kind = "clock"
on = ["custody_review_booked"]
when = { any = [ { looked_after = true }, { allocated_social_worker = true } ] }
owner = "social_care"
tell = ["yot"]
duty = "Say that the social worker comes to the review in custody"
limit = { before = "review" }
warn = ["48 hours", "24 hours"]
met_when = { social_care_attending = true }
stops_when = { social_care_attending = false }
guidance = "The social worker tries to be there. If they can''t, R5''s report takes the place of coming."
lives = "Meeting form; meeting held form; board (chased)"
[[rule.example]]
name = "The social worker has not answered; the review is brought forward"
event = "custody_review_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", custody_meeting = true }
anchors = { review = "2026-11-27 14:00" }
opens = [ { tell = "yot", due = "2026-11-27 14:00" } ]
moved = { anchors = { review = "2026-11-25 14:00" }, due = "2026-11-25 14:00" }
[[rule.example]]
name = "Looked after by agreement until the sentence, and the social worker stays: they come"
event = "custody_review_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", looked_after = false, allocated_social_worker = true, social_care_attending = true }
anchors = { review = "2026-11-27 14:00" }
opens = [ { tell = "yot", due = "2026-11-27 14:00" } ]
met = true
[[rule.example]]
name = "Never looked after, and no social worker"
event = "custody_review_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", looked_after = false, allocated_social_worker = false }
anchors = { review = "2026-11-27 14:00" }
opens = []
[[rule.example]]
name = "Whether there is a social worker is not known"
event = "custody_review_booked"
at = "2026-11-19 12:00"
facts = { home_authority = "rotherham", looked_after = false }
anchors = { review = "2026-11-27 14:00" }
opens = []
asks = ["allocated_social_worker"]

[[rule]]
id = "r37-record"
paragraphs = ["R35", "R37"]
kind = "record"
on = ["meeting_held"]
when = { custody_meeting = true }
record = "Who was at the review in custody, who of those invited was not, and what was planned for the release"
lives = "Meeting held form; person''s timeline"
[[rule.example]]
name = "Kept with each review in custody"
event = "meeting_held"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", custody_meeting = true }
[[rule.example]]
name = "A meeting outside custody"
event = "meeting_held"
at = "2026-11-20 12:00"
facts = { home_authority = "rotherham", custody_meeting = false }
opens = []

# ---------------------------------------------------------------- Placement

[[rule]]
id = "r16-consult"
paragraphs = ["R16"]
kind = "clock"
on = ["placement_move"]
when = { known_to_social_care = true }
owner = "social_care"
tell = ["yot"]
duty = "Consult the YOT before the young person moves"
limit = { before = "move" }
warn = ["24 hours", "3 hours"]
met_when = { consulted_before = true }
lives = "Move form; board (chased)"
[[rule.example]]
name = "Planned for next week, the YOT not consulted yet; the move is put off"
event = "placement_move"
at = "2026-11-27 14:00"
facts = { home_authority = "rotherham", known_to_social_care = true, move = "planned", consulted_before = false }
anchors = { move = "2026-11-27 14:00" }
opens = [ { tell = "yot", due = "2026-11-27 14:00" } ]
moved = { anchors = { move = "2026-12-01 14:00" }, due = "2026-12-01 14:00" }
[[rule.example]]
name = "The YOT was consulted"
event = "placement_move"
at = "2026-11-27 14:00"
facts = { home_authority = "rotherham", known_to_social_care = true, move = "planned", consulted_before = true }
anchors = { move = "2026-11-27 14:00" }
opens = [ { tell = "yot", due = "2026-11-27 14:00" } ]
met = true
[[rule.example]]
name = "Not known to Social Care"
event = "placement_move"
at = "2026-11-27 14:00"
facts = { home_authority = "rotherham", known_to_social_care = false, move = "planned" }
anchors = { move = "2026-11-27 14:00" }
opens = []

[[rule]]
id = "r16-told"
paragraphs = ["R16"]
kind = "clock"
on = ["placement_move"]
when = { known_to_social_care = true }
owner = "social_care"
tell = ["yot"]
duty = "Tell the YOT of the move, with full details of the new placement"
limit = { within = "24 hours" }
warn = ["4 hours", "1 hour"]
met_when = { told_of_move = true }
lives = "Move form; board (chased)"
[[rule.example]]
name = "Moved on the evening before the clocks go forward"
event = "placement_move"
at = "2026-03-28 20:00"
facts = { home_authority = "rotherham", known_to_social_care = true, remand_before = "none", remand_made = "none", move = "emergency", told_of_move = false }
opens = [ { tell = "yot", due = "2026-03-29 21:00" } ]
[[rule.example]]
name = "The YOT has been told already"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", known_to_social_care = true, remand_before = "none", remand_made = "none", move = "planned", told_of_move = true }
opens = [ { tell = "yot", due = "2026-11-21 20:00" } ]
met = true
[[rule.example]]
name = "Not known to Social Care"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", known_to_social_care = false, remand_before = "none", remand_made = "none", move = "planned" }
opens = []

[[rule]]
id = "r16-conditions"
paragraphs = ["R16"]
kind = "check"
on = ["placement_move"]
field = "to"
require = { clashes_with_conditions = false }
guidance = "The new placement clashes with conditions of bail or licence in force. Have the conditions changed first, choose another placement, or give the reason."
lives = "Move form"
[[rule.example]]
name = "Bailed to live elsewhere"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", move = "planned", clashes_with_conditions = true }
problem = true
[[rule.example]]
name = "No clash"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", move = "planned", clashes_with_conditions = false }
problem = false

[[rule]]
id = "r16-danger"
paragraphs = ["R16"]
kind = "check"
on = ["placement_move"]
field = "to"
when = { known_to_social_care = true }
require = { danger_at_placement = false }
guidance = "The move may put the young person in danger. Settle that with Social Care before it goes ahead, or give the reason why it does."
lives = "Move form"
[[rule.example]]
name = "People who threaten the young person live near"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", known_to_social_care = true, move = "emergency", danger_at_placement = true }
problem = true
[[rule.example]]
name = "No danger is known of"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", known_to_social_care = true, move = "emergency", danger_at_placement = false }
problem = false

[[rule]]
id = "r34"
paragraphs = ["R34"]
kind = "clock"
on = ["placement_move"]
when = { during_remand = true }
owner = "social_care"
tell = ["yot"]
duty = "Tell the YOT of the change of placement during the remand"
limit = { as_soon_as = "it changes", target = "1 hour", words = "immediately" }
warn = ["20 minutes", "10 minutes"]
met_when = { told_of_move = true }
overrides = ["r16-told"]
lives = "Move form; board (chased)"
[[rule.example]]
name = "Moved while remanded to local authority accommodation"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", remand_before = "rlaa", move = "emergency", told_of_move = false }
opens = [ { tell = "yot", due = "2026-11-20 21:00" } ]
[[rule.example]]
name = "Not on remand: R16''s 24 hours hold"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", remand_before = "none", remand_made = "none", move = "emergency" }
opens = []

[[rule]]
id = "r10"
paragraphs = ["R10"]
kind = "clock"
on = ["placement_move", "released"]
when = { home_authority = "rotherham", move_out_of_area = true, any = [ { looked_after = true }, { known_to_yot = true } ] }
owner = "yot"
duty = "Name a link worker who keeps an eye on the young person and is the host YOT''s contact"
limit = { as_soon_as = "possible", target = "2 working days", words = "no time given" }
warn = ["8 hours", "2 hours"]
ends = "named"
met_when = { has_link_worker = true }
lives = "Move form; allocation form; board"
[[rule.example]]
name = "Moved to Leicestershire on a Friday"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", placed_in_before = "rotherham", placed_in = "leicestershire", move = "planned" }
opens = [ { due = "2026-11-24 23:59" } ]
[[rule.example]]
name = "The link worker is named on the form"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", placed_in_before = "rotherham", placed_in = "leicestershire", move = "planned", has_link_worker = true }
opens = [ { due = "2026-11-24 23:59" } ]
met = true
[[rule.example]]
name = "Moved within Rotherham"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", placed_in_before = "rotherham", placed_in = "rotherham", move = "planned" }
opens = []

[[rule]]
id = "r10-remand"
paragraphs = ["R10"]
kind = "clock"
on = ["remand"]
when = { home_authority = "rotherham", remand_made = "rlaa", remand_renewed = false, move_out_of_area = true }
owner = "yot"
duty = "Name a link worker who keeps an eye on the young person and is the host YOT''s contact"
limit = { as_soon_as = "possible", target = "2 working days", words = "no time given" }
warn = ["8 hours", "2 hours"]
ends = "named"
met_when = { has_link_worker = true }
lives = "Court result form; allocation form; board"
[[rule.example]]
name = "The court''s remand itself takes the young person out of area, over the early May bank holiday"
event = "remand"
at = "2026-05-01 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa", placed_in_before = "rotherham", placed_in = "sheffield" }
opens = [ { due = "2026-05-06 23:59" } ]
[[rule.example]]
name = "Youth detention is no placement with a host YOT"
event = "remand"
at = "2026-05-01 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "ryda", placed_in_before = "rotherham", placed_in = "leeds" }
opens = []
[[rule.example]]
name = "Where the remand is to be spent is not known yet"
event = "remand"
at = "2026-05-01 12:00"
facts = { remand_before = "none", home_authority = "rotherham", remand_made = "rlaa", placed_in_before = "rotherham" }
opens = []
asks = ["move_out_of_area"]

[[rule]]
id = "r11"
paragraphs = ["R11"]
kind = "guide"
on = ["placement_move", "link_worker_allocated"]
when = { has_link_worker = true }
guidance = "The link worker is also there for the social worker: support, advice, a second opinion. Let the social worker have the name."
lives = "Move form; allocation form"
[[rule.example]]
name = "A link worker is allocated by itself"
event = "link_worker_allocated"
at = "2026-11-20 10:00"
facts = { home_authority = "rotherham", has_link_worker = true }
[[rule.example]]
name = "A link worker has been named"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", has_link_worker = true, move = "planned" }

[[rule]]
id = "r12-arrival"
paragraphs = ["R12"]
kind = "clock"
on = ["placement_move", "released"]
when = { looked_after = true, placed_by_another_authority = true, placed_in = "rotherham", move_crosses_area = true, any = [ { known_to_yot = true }, { orders_in_force = true } ] }
owner = "yot"
tell = ["mash"]
duty = "Refer to the MASH: another authority has placed a looked-after young person who offends in Rotherham"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given" }
warn = ["4 hours", "1 hour"]
lives = "Move form; board"
[[rule.example]]
name = "Leeds places a young person on an order in Rotherham on Christmas Eve"
event = "placement_move"
at = "2026-12-24 10:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leeds", placed_in = "rotherham", move = "planned", known_to_yot = false, orders_in_force = true }
opens = [ { tell = "mash", due = "2026-12-29 23:59" } ]
[[rule.example]]
name = "Placed here, and not known to offend"
event = "placement_move"
at = "2026-12-24 10:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leeds", placed_in = "rotherham", move = "planned", known_to_yot = false, orders_in_force = false }
opens = []

[[rule]]
id = "r12-arrival-liaise"
paragraphs = ["R12"]
kind = "clock"
on = ["placement_move", "released"]
when = { looked_after = true, placed_by_another_authority = true, placed_in = "rotherham", move_crosses_area = true, any = [ { known_to_yot = true }, { orders_in_force = true } ] }
owner = "social_care"
tell = ["other_authority"]
duty = "Take it up with the authority that placed the young person, once the MASH has the referral"
limit = { as_soon_as = "possible", target = "1 working day", words = "no time given", from = "completed:r12-arrival" }
warn = ["4 hours", "1 hour"]
lives = "Board (chased)"
[[rule.example]]
name = "It counts from the referral"
event = "placement_move"
at = "2026-11-19 10:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leeds", placed_in = "rotherham", move = "planned", known_to_yot = true }
anchors = { "completed:r12-arrival" = "2026-11-19 15:00" }
opens = [ { tell = "other_authority", due = "2026-11-20 23:59" } ]
[[rule.example]]
name = "Rotherham''s own child comes back"
event = "placement_move"
at = "2026-11-19 10:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", placed_in_before = "leeds", placed_in = "rotherham", move = "planned", known_to_yot = true }
opens = []

# ---------------------------------------------------------------- The file as a whole

[[example]]
name = "R34 replaces R16''s telling during a remand; the consulting stays"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", known_to_social_care = true, known_to_yot = true, legal_status_before = "remand", remand_before = "rlaa", placed_in_before = "rotherham", placed_in = "rotherham", placement_kind_before = "foster", placement_kind = "residential_home", move = "emergency", consulted_before = false, told_of_move = false }
anchors = { move = "2026-11-20 20:00" }
opens = [
  { rule = "rotherham/r16-consult", tell = "yot", due = "2026-11-20 20:00" },
  { rule = "rotherham/r34", tell = "yot", due = "2026-11-20 21:00" },
]
excludes = ["rotherham/r16-told"]

[[example]]
name = "The same move without a remand: R16 alone"
event = "placement_move"
at = "2026-11-20 20:00"
facts = { home_authority = "rotherham", known_to_social_care = true, known_to_yot = true, legal_status_before = "care_order", remand_before = "none", remand_made = "none", placed_in_before = "rotherham", placed_in = "rotherham", placement_kind_before = "foster", placement_kind = "residential_home", move = "emergency", consulted_before = false, told_of_move = false }
anchors = { move = "2026-11-20 20:00" }
opens = [
  { rule = "rotherham/r16-consult", tell = "yot", due = "2026-11-20 20:00" },
  { rule = "rotherham/r16-told", tell = "yot", due = "2026-11-21 20:00" },
]

[[example]]
name = "R14 opens a clock for each of the two YOTs"
event = "arrest"
at = "2026-11-20 19:40"
facts = { home_authority = "rotherham", legal_status_before = "care_order", placed_in_before = "doncaster", placement_kind_before = "foster", has_host_yot = true }
opens = [
  { rule = "rotherham/r14", tell = "yot", due = "2026-11-21 19:40" },
  { rule = "rotherham/r14", tell = "host_yot", due = "2026-11-21 19:40" },
]

[[example]]
name = "R27 when a remand is likely"
event = "remand"
at = "2026-11-19 15:00"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_before = "none", remand_made = "none", remand_likely = "rlaa", known_to_yot = true, known_to_social_care = false, allocated_social_worker = false, placed_in_before = "rotherham", placement_kind_before = "own_home" }
anchors = { next_hearing = "2026-11-20 10:00" }
opens = [ { rule = "rotherham/r27-likely", tell = "mash_or_duty_sw_manager", due = "2026-11-19 16:00" } ]

[[example]]
name = "R27 when it is made: the young person is looked after by the remand, and R24''s telling, which needs one already looked after, stays shut"
event = "remand"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_before = "none", remand_made = "rlaa", remand_likely = "rlaa", known_to_yot = true, known_to_social_care = false, allocated_social_worker = false, placed_in = "rotherham", placement_kind = "foster", support_programme_required = false }
anchors = { next_hearing = "2026-11-27 10:00" }
opens = [
  { rule = "rotherham/r27-made", tell = "mash_or_duty_sw_manager", due = "2026-11-20 12:00" },
  { rule = "rotherham/r27-result", tell = "mash_or_duty_sw_manager", due = "2026-11-20 12:00" },
  { rule = "rotherham/r31-search", tell = "social_care", due = "2026-11-20 12:00" },
  { rule = "rotherham/r32", due = "2026-11-27 10:00" },
]
excludes = ["rotherham/r24-remand", "rotherham/r27-likely"]

[[example]]
name = "The hearing that the same remand leads to: rules for the looked-after apply by the remand alone, and R32 hangs on it once"
event = "hearing_listed"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", legal_status_before = "none", remand_before = "none", remand_made = "rlaa", known_to_social_care = true, emergency = false, carer_is_victim = false, placed_in = "rotherham", placement_kind = "foster" }
anchors = { hearing = "2026-11-27 10:00", next_hearing = "2026-11-27 10:00" }
opens = [
  { rule = "rotherham/r19", tell = "social_worker", due = "2026-11-21 11:00" },
  { rule = "rotherham/r20", due = "2026-11-27 10:00" },
  { rule = "rotherham/r22", due = "2026-11-27 10:00" },
  { rule = "rotherham/r25", due = "2026-11-27 10:00" },
  { rule = "rotherham/r32", due = "2026-11-27 10:00" },
]

[[example]]
name = "Remanded to youth detention when looked after already: R24 tells the social worker, who is there, so R27 stays shut"
event = "remand"
at = "2026-11-20 11:00"
facts = { home_authority = "rotherham", legal_status_before = "care_order", remand_before = "none", remand_made = "ryda", remand_likely = "ryda", known_to_yot = true, known_to_social_care = true, allocated_social_worker = true, placed_in = "leeds", placement_kind = "youth_detention", support_programme_required = false }
anchors = { next_hearing = "2026-11-27 10:00" }
opens = [
  { rule = "rotherham/r24-remand", tell = "social_worker", due = "2026-11-20 12:00" },
  { rule = "rotherham/r26", due = "2026-11-27 10:00" },
  { rule = "rotherham/r29", tell = "host_yot", due = "2026-11-23 23:59" },
  { rule = "rotherham/r30", tell = "youth_custody_service", due = "2026-11-20 12:00" },
]

[[example]]
name = "R36 counts back from the release date and moves with it"
event = "release_date_set"
at = "2026-06-01 11:00"
facts = { home_authority = "rotherham", in_custody_before = true, legal_status_before = "care_order" }
anchors = { release = "2026-11-25 09:00" }
opens = [ { rule = "rotherham/r36", tell = "yot", due = "2026-10-25 09:00" } ]
moved = { anchors = { release = "2027-01-31 09:00" }, due = "2026-12-31 09:00" }

[[example]]
name = "A hearing''s clocks: all hang on its time but R19, which hangs on the news of it"
event = "hearing_listed"
at = "2026-03-20 15:00"
facts = { home_authority = "rotherham", known_to_social_care = true, legal_status_before = "care_order", remand_before = "none", remand_made = "none", placed_in_before = "rotherham", placement_kind_before = "foster", emergency = false, carer_is_victim = false }
anchors = { hearing = "2026-03-27 10:00", next_hearing = "2026-03-27 10:00" }
opens = [
  { rule = "rotherham/r19", tell = "social_worker", due = "2026-03-21 15:00" },
  { rule = "rotherham/r20", due = "2026-03-27 10:00" },
  { rule = "rotherham/r22", due = "2026-03-27 10:00" },
  { rule = "rotherham/r25", due = "2026-03-27 10:00" },
]

[[example]]
name = "A whole result at once: youth detention for a Rotherham child from a Leicestershire home"
with = ["leicestershire"]
event = ["court_result", "remand"]
at = "2026-11-20 14:00"
facts = { home_authority = "rotherham", known_to_yot = true, known_to_social_care = true, allocated_social_worker = true, legal_status_before = "section_20", remand_before = "none", remand_made = "ryda", outcome = "ryda", placed_in_before = "leicestershire", placement_kind_before = "residential_home", placed_in = "leeds", support_programme_required = false, social_worker_in_court = false }
anchors = { next_hearing = "2026-11-27 10:00" }
opens = [
  { rule = "rotherham/r17", tell = "social_worker", due = "2026-11-21 14:00" },
  { rule = "rotherham/r24-remand", tell = "social_worker", due = "2026-11-20 15:00" },
  { rule = "rotherham/r26", due = "2026-11-27 10:00" },
  { rule = "rotherham/r29", tell = "host_yot", due = "2026-11-23 23:59" },
  { rule = "rotherham/r30", tell = "youth_custody_service", due = "2026-11-20 15:00" },
  { rule = "leicestershire/l7", tell = "home", due = "2026-11-21 14:00" },
  { rule = "leicestershire/l12-remand", tell = "home", due = "2026-11-20 15:00" },
  { rule = "leicestershire/l12-remand", tell = "social_worker", due = "2026-11-20 15:00" },
]

[[example]]
name = "A Rotherham child in a Leicestershire home is arrested: both protocols run"
with = ["leicestershire"]
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "rotherham", known_to_yot = true, legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = true, release_estimated = true, appropriate_adult_from = "service", offence_classes = ["violent"], gravity = 3 }
anchors = { known = "2026-11-20 14:00" }
opens = [
  { rule = "rotherham/r14", tell = "yot", due = "2026-11-21 14:00" },
  { rule = "rotherham/r14", tell = "host_yot", due = "2026-11-21 14:00" },
  { rule = "leicestershire/l3-office", due = "2026-11-20 15:00" },
  { rule = "leicestershire/l3-home", tell = "home", due = "2026-11-20 15:00" },
]

[[example]]
name = "The same child''s court result: one telling to the social worker (R17), one to the home (L7)"
with = ["leicestershire"]
event = "court_result"
at = "2026-11-20 14:00"
facts = { home_authority = "rotherham", known_to_yot = true, known_to_social_care = true, legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", outcome = "adjourned", social_worker_in_court = false }
opens = [
  { rule = "rotherham/r17", tell = "social_worker", due = "2026-11-21 14:00" },
  { rule = "leicestershire/l7", tell = "home", due = "2026-11-21 14:00" },
]

# ---------------------------------------------------------------- What each paragraph comes to, in our own words

[[paragraph]]
number = "R1"
title = "What it is for"
words = "It settles who does what when a child looked after by Rotherham offends or may come to, and how Social Care and the YOT work together on it. The aim is one steady service, fewer looked-after children made into offenders, and less offending."
[[paragraph]]
number = "R2"
title = "Known to Social Care?"
words = "For every young person open to the YOT, the worker looks up in Liquidlogic whether Social Care knows them: regularly, and whenever the assessment is reviewed. If it does, the worker gets in touch with the allocated social worker or the team manager, and records that in the YOT''s own system."
[[paragraph]]
number = "R3"
title = "Very high concern, not known to Social Care"
words = "If the assessment finds very high concern for a young person''s safety and wellbeing and Social Care does not know them, a Risk Strategy Meeting is held. Where it is right, a referral goes to the MASH."
[[paragraph]]
number = "R4"
title = "Plans shared both ways"
words = "The YOT''s assessments and intervention plans and Social Care''s care plans are to build on one another. So each side shares what it has, and both keep evidence in their own records that they worked jointly."
[[paragraph]]
number = "R5"
title = "YOT meetings: Social Care invited"
words = "The YOT invites the social worker to its reviews, Risk Strategy Meetings, the planning, early release and final review meetings in custody, and any other talk that concerns them. Social Care tries to come. If nobody can, its report is in before the meeting."
[[paragraph]]
number = "R6"
title = "Referral order panel"
words = "When a looked-after child gets a referral order, Social Care sees to it that somebody is at the panel with them: a parent, key worker, carer or the social worker. If no parent or main carer comes, it sends a representative. The YOT tries for a time and place that suit that person, but what the victim wishes comes first."
[[paragraph]]
number = "R7"
title = "Social Care''s meetings: the YOT takes part"
words = "The YOT worker goes to Children''s Social Care''s meetings, statutory reviews and conferences, and has something to give to them. A worker who can''t go sends a report beforehand."
[[paragraph]]
number = "R8"
title = "Social Care''s meetings: the YOT invited"
words = "Social Care invites the YOT worker to those of its meetings that matter for the work, such as looked-after reviews, case conferences and strategy meetings. If neither the worker nor a stand-in can go, the YOT sends a report or what it knows."
[[paragraph]]
number = "R9"
title = "Statutory reviews"
words = "Social Care holds the reviews of looked-after children at the times that the law sets, and invites the YOT to every one. If the YOT can''t come, its report is with the social worker or the Independent Reviewing Officer before the review."
[[paragraph]]
number = "R10"
title = "Moved out of the area: link worker"
words = "A looked-after young person who moves out of the area gets a YOT worker in name as their link. That worker keeps an eye on them, is the contact of the YOT where they now live, and goes to meetings and reviews if it is not too far."
[[paragraph]]
number = "R11"
title = "The link worker helps the social worker"
words = "The link worker is there for the allocated social worker too, who can talk the case over and ask for help and advice on it."
[[paragraph]]
number = "R12"
title = "Placed here by another authority"
words = "If another authority places a looked-after young offender in Rotherham, the YOT lets Social Care know by a referral to the MASH. After that it is Social Care that deals with the other authority."
[[paragraph]]
number = "R13"
title = "Concern about offending"
words = "Social Care tells Rotherham YOT of any worry that a looked-after young person is offending or may begin to. It does so as soon as it can: the paragraph gives no figure."
[[paragraph]]
number = "R14"
title = "Arrest or charge"
words = "When a looked-after young person is arrested or charged, Social Care makes sure within 24 hours that both Rotherham YOT and the host YOT know of it."
[[paragraph]]
number = "R15"
title = "Case moved in or out"
words = "Before a case is transferred into or out of Rotherham, Social Care should speak with the YOT. Between them they see that the young person and the placement keep to the court order or the licence, and that nothing about the child''s safety is missed."
[[paragraph]]
number = "R16"
title = "Change of placement"
words = "Social Care speaks with the YOT before a child whom it knows changes placement, and tells it of the change within 24 hours, with all that is to be known of the new place. This is so that no move puts the child in danger or breaks the conditions of bail or licence."
[[paragraph]]
number = "R17"
title = "Court result to the social worker"
words = "If Social Care knows the young person, the YOT tells the social worker within 24 hours how the hearing ended, and to what date it was adjourned."
[[paragraph]]
number = "R18"
title = "Emergency, or the carer is the victim"
words = "In an emergency, or where the social worker or the foster carer may be the victim, the YOT''s duty manager gets in touch with the Social Care managers concerned. They talk over who goes to court with the young person."
[[paragraph]]
number = "R19"
title = "Coming court dates"
words = "The YOT passes on to the social worker when the young person is next in court, and what else bears on it. It does so as soon as it can, so that plans can be made: the paragraph gives no figure."
[[paragraph]]
number = "R20"
title = "Somebody with them in court"
words = "Social Care sees to it that a looked-after child does not stand in court alone: a parent, carer, residential worker or the social worker is there with them."
[[paragraph]]
number = "R21"
title = "Not a YOT worker as the responsible adult"
words = "The court does not expect a YOT worker to stand in as the responsible adult. That is for a parent, foster carer, residential worker or the social worker."
[[paragraph]]
number = "R22"
title = "Transport and a lawyer"
words = "Foster carers, residential staff and social workers get the young person to court and home again, and see that there is a lawyer. Only a remand to youth detention accommodation is otherwise. Social Care may ask the YOT for advice."
[[paragraph]]
number = "R23"
title = "Remanded to local authority care"
words = "Someone remanded to the care of the local authority is owed what every child is owed who becomes looked after. The one difference: nobody need plan for permanence."
[[paragraph]]
number = "R24"
title = "Remanded or sentenced: the social worker is told"
words = "A remand to local authority accommodation or to youth detention accommodation makes a young person looked after, if they were not so already. If they were, the YOT tells their social worker the moment a remand is made, and likewise a sentence to custody: under which order, and where they are placed."
[[paragraph]]
number = "R25"
title = "The YOT in court"
words = "Staff of the YOT are in court, and tell it what it asks for."
[[paragraph]]
number = "R26"
title = "To court from youth detention"
words = "Once the court has remanded a young person to youth detention accommodation, it falls to the YOT to arrange that they get to court."
[[paragraph]]
number = "R27"
title = "Remand without a social worker"
words = "As soon as a remand to local authority accommodation looks likely or is made for somebody who has no allocated social worker, the YOT''s court officer contacts the MASH or the duty social work manager. Social Care then gets the court result, and what else matters if the YOT knows the young person."
[[paragraph]]
number = "R28"
title = "Support during a remand"
words = "Where it is needed, the young person has a support programme from the YOT while the remand lasts. Looking after the reporting that was agreed with Social Care can be part of it."
[[paragraph]]
number = "R29"
title = "Remanded outside the borough"
words = "If the remand is spent outside the borough, Rotherham YOT asks the YOT of that area what support it can agree to give, so that the services found to be right reach the young person."
[[paragraph]]
number = "R30"
title = "The secure placement"
words = "After a remand to youth detention accommodation it is the YOT that makes every arrangement for the secure placement, together with the national body that finds the place. The document calls that the Youth Justice Board; today it is the Youth Custody Service."
[[paragraph]]
number = "R31"
title = "On remand at home or with family"
words = "By remanding to local authority accommodation the court says that home and family are not the place for now. Social Care may still look into it, but goes ahead only on a senior officer''s express authority and after assessing whether it is suitable and what the carers can manage; the court hears of it at the next hearing. Where the YOT knows the young person and Social Care does not, the YOT''s accommodation officer gives what helps in finding a placement."
[[paragraph]]
number = "R32"
title = "To court from local authority care"
words = "After a remand to local authority care by the court, it falls to Social Care to arrange that the young person gets to court."
[[paragraph]]
number = "R33"
title = "To court from secure accommodation"
words = "For a child in secure accommodation on welfare grounds, it is up to Social Care, together with the YOT, to make sure that they can be at any criminal hearing."
[[paragraph]]
number = "R34"
title = "Moved during a remand"
words = "If the placement changes while the remand lasts, the YOT is to hear of it at once."
[[paragraph]]
number = "R35"
title = "Contact and reviews in custody"
words = "The YOT worker sees the young person in custody as often as the national standards ask, and is at every review there, so that the release is planned well."
[[paragraph]]
number = "R36"
title = "Where they live on release"
words = "Social Care lets the YOT have all details of the placement meant for release one month before the young person leaves custody."
[[paragraph]]
number = "R37"
title = "The social worker at custody reviews"
words = "The social worker tries to be at each review in custody and to have a part in planning the release."
','2026-11-20 16:10:00.000000');
INSERT INTO "protocol_copies" VALUES(2,'leicestershire','1.0','0f087bdd34aa10300e5deebde08637760233a02fa50efe3f0ee1a360047b70ce','# Leicestershire: the Youth Offending Service and children''s residential homes in the county.
#
# How to read this file. Each [[rule]] stands for one duty of the paragraphs that it names. It opens `on` an event
# (data/vocabularies/events.toml) `when` the facts fit (facts.toml). A fact that nobody knows is asked for, never guessed.
# This document gives next to no figures. So most limits are `as_soon_as` with a `target`: `words` is what the document
# says, and the target is the desk''s own. A "before" is the document''s.
# The examples under a rule are run by `dutydesk protocol check`; those at the end run the file as a whole.
# The words are ours: the paragraph number leads to the document''s.
id = "leicestershire"
version = "1.0"
title = "Leicestershire: the Youth Offending Service and children''s homes"
source = "Good practice and communication protocol between Leicestershire Youth Offending Service and residential homes in Leicestershire (31 paragraphs, undated; it names an agreement of 2005)"
authority = "local protocol"
paragraphs = 31
prefix = "L"
note = "The final warnings of L4 are youth cautions since 2013. The fax of L7 is any written court result slip."

[scope]
words = "Young people in a residential home in Leicestershire, whoever placed them, and Leicestershire''s own who are known to the service"
when = { any = [ { placed_in = "leicestershire", placement_kind = "residential_home" }, { placed_in_before = "leicestershire", placement_kind_before = "residential_home" }, { home_authority = "leicestershire", known_to_yot = true } ] }

[parties]
yot = "Leicestershire YOS"
duty_officer = "YOS duty officer"
court_officer = "YOS court duty officer"
case_manager = "YOS case manager"
home = "Residential home"

# ---------------------------------------------------------------- Arrest

[[rule]]
id = "l3-office"
paragraphs = ["L3"]
kind = "clock"
on = ["arrest"]
when = { looked_after = true, office_hours = true }
owner = "duty_officer"
duty = "Provide the appropriate adult: a YOS worker, or a volunteer where the case is fit for one"
limit = { as_soon_as = "possible", target = "1 hour", words = "no time given" }
warn = ["20 minutes", "10 minutes"]
ends = "named"
met_when = { appropriate_adult_named = true }
lives = "Arrest form; board"
[[rule.example]]
name = "In office hours"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = true, appropriate_adult_named = false }
opens = [ { due = "2026-11-20 15:00" } ]
[[rule.example]]
name = "The appropriate adult is named on the form"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = true, appropriate_adult_named = true }
opens = [ { due = "2026-11-20 15:00" } ]
met = true
[[rule.example]]
name = "In the night"
event = "arrest"
at = "2026-11-21 02:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = false }
opens = []
[[rule.example]]
name = "Legal status not known"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = true }
opens = []
asks = ["looked_after"]

[[rule]]
id = "l3-edt"
paragraphs = ["L3"]
kind = "clock"
on = ["arrest"]
when = { looked_after = true, office_hours = false }
owner = "edt"
duty = "Provide the appropriate adult, whom the police ask for outside office hours"
limit = { as_soon_as = "possible", target = "1 hour", words = "no time given" }
warn = ["20 minutes", "10 minutes"]
ends = "named"
met_when = { appropriate_adult_named = true }
lives = "Arrest form; board (chased)"
[[rule.example]]
name = "An hour is an hour in the night when the clocks go forward"
event = "arrest"
at = "2026-03-29 00:30"
facts = { home_authority = "leeds", legal_status_before = "section_20", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = false }
opens = [ { due = "2026-03-29 02:30" } ]
[[rule.example]]
name = "In office hours"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "section_20", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = true }
opens = []

[[rule]]
id = "l3-home"
paragraphs = ["L3"]
kind = "clock"
on = ["arrest", "arrest_updated"]
when = { looked_after = true, in_home = true, release_estimated = true }
owner = "appropriate_adult"
tell = ["home"]
duty = "Tell the home when the young person is expected to be released"
limit = { as_soon_as = "known", target = "1 hour", from = "known", words = "if possible; no time given" }
warn = ["20 minutes", "10 minutes"]
lives = "Arrest form; board"
[[rule.example]]
name = "The custody sergeant gave a time"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", release_estimated = true }
anchors = { known = "2026-11-20 14:00" }
opens = [ { tell = "home", due = "2026-11-20 15:00" } ]
[[rule.example]]
name = "There is no estimate"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", release_estimated = false }
opens = []
[[rule.example]]
name = "A Leicestershire child in foster care has no home to tell"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leicestershire", known_to_yot = true, legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "foster", release_estimated = true }
opens = []
[[rule.example]]
name = "The estimate comes hours after the arrest was logged"
event = "arrest_updated"
at = "2026-11-20 18:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", release_estimated = true }
anchors = { known = "2026-11-20 18:00" }
opens = [ { tell = "home", due = "2026-11-20 19:00" } ]

[[rule]]
id = "l3-volunteer"
paragraphs = ["L3"]
kind = "check"
on = ["arrest", "arrest_updated"]
field = "appropriate_adult_from"
when = { looked_after = true, appropriate_adult_from = "volunteer" }
require = { offence_classes = { not = ["violent", "sexual", "robbery", "weapons"] }, gravity = { below = 4 } }
guidance = "The duty officer decides whether a case is too serious for a volunteer. Send a YOS worker, or say why a volunteer is right. Where seriousness begins is this desk''s own line."
lives = "Arrest form"
[[rule.example]]
name = "A volunteer for a robbery"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", appropriate_adult_from = "volunteer", offence_classes = ["robbery"], gravity = 4 }
problem = true
[[rule.example]]
name = "A volunteer for shoplifting"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", appropriate_adult_from = "volunteer", offence_classes = ["theft"], gravity = 1 }
problem = false
[[rule.example]]
name = "A volunteer is found later, for a sexual offence"
event = "arrest_updated"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", appropriate_adult_from = "volunteer", offence_classes = ["sexual"], gravity = 4 }
problem = true

[[rule]]
id = "l3-who-day"
paragraphs = ["L3"]
kind = "check"
on = ["arrest", "arrest_updated"]
field = "appropriate_adult_from"
when = { looked_after = true, office_hours = true }
require = { appropriate_adult_from = { not = "edt" } }
guidance = "In office hours the service provides the appropriate adult, not the Emergency Duty Team."
lives = "Arrest form"
[[rule.example]]
name = "The Emergency Duty Team at two in the afternoon"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = true, appropriate_adult_from = "edt" }
problem = true
[[rule.example]]
name = "The service"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = true, appropriate_adult_from = "service" }
problem = false

[[rule]]
id = "l3-who-night"
paragraphs = ["L3"]
kind = "check"
on = ["arrest", "arrest_updated"]
field = "appropriate_adult_from"
when = { looked_after = true, office_hours = false }
require = { appropriate_adult_from = { not = ["service", "volunteer"] } }
guidance = "Outside office hours the police ask the Emergency Duty Team for the appropriate adult."
lives = "Arrest form"
[[rule.example]]
name = "The service at two in the night"
event = "arrest"
at = "2026-11-21 02:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = false, appropriate_adult_from = "service" }
problem = true
[[rule.example]]
name = "A parent came"
event = "arrest"
at = "2026-11-21 02:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = false, appropriate_adult_from = "parent" }
problem = false

[[rule]]
id = "l3-serious"
paragraphs = ["L3"]
kind = "guide"
on = ["arrest", "arrest_updated"]
when = { looked_after = true, in_home = true, offence_classes = ["violent", "sexual"] }
field = "estimated_release_at"
guidance = "Violent or sexual offence: make a point of getting an estimated release time and giving it to the home."
lives = "Arrest form"
[[rule.example]]
name = "A violent offence"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", offence_classes = ["violent"] }

[[rule]]
id = "l3-transport"
paragraphs = ["L3"]
kind = "guide"
on = ["arrest"]
when = { looked_after = true }
guidance = "The appropriate adult''s part ends with the police process. Neither the service nor the Emergency Duty Team drives the young person home: the police hand them back to a parent, relative or carer."
lives = "Arrest form"
[[rule.example]]
name = "Any looked-after young person"
event = "arrest"
at = "2026-11-20 14:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }

[[rule]]
id = "l4"
paragraphs = ["L4"]
kind = "check"
on = ["pre_planned_appointment"]
field = "appropriate_adult_from"
when = { in_home = true }
require = { appropriate_adult_from = { not = ["service", "volunteer", "edt"] } }
guidance = "A bail return, identification or caution appointment is for the home''s own staff. Enter staff of the home, or the reason for another arrangement."
lives = "Arrest form (pre-planned)"
[[rule.example]]
name = "The service is put down for a bail return"
event = "pre_planned_appointment"
at = "2026-11-24 10:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", pre_planned = true, appropriate_adult_from = "service" }
problem = true
[[rule.example]]
name = "The home''s staff go"
event = "pre_planned_appointment"
at = "2026-11-24 10:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", pre_planned = true, appropriate_adult_from = "home_staff" }
problem = false

[[rule]]
id = "l4-rearrest"
paragraphs = ["L4"]
kind = "guide"
on = ["pre_planned_appointment"]
when = { in_home = true }
field = "appropriate_adult_from"
guidance = "Let the home know the time, so that its staff are there. If the young person is arrested again at the appointment, the police ask for an appropriate adult as for any arrest: log that as an arrest."
lives = "Arrest form (pre-planned)"
[[rule.example]]
name = "A bail return"
event = "pre_planned_appointment"
at = "2026-11-24 10:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", pre_planned = true }

[[rule]]
id = "l5"
paragraphs = ["L5"]
kind = "clock"
on = ["police_bail_to_court"]
when = { in_home = true }
owner = "home"
tell = ["yot"]
duty = "Tell the service the court date and the offence"
limit = { as_soon_as = "possible", target = "24 hours", not_after = "hearing", words = "promptly" }
warn = ["4 hours", "1 hour"]
lives = "Arrest form; board (chased)"
[[rule.example]]
name = "Bailed on the evening before the clocks go back"
event = "police_bail_to_court"
at = "2026-10-24 21:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", arrest_outcome = "bailed_to_court" }
opens = [ { tell = "yot", due = "2026-10-25 20:00" } ]
[[rule.example]]
name = "A young person at home"
event = "police_bail_to_court"
at = "2026-10-24 21:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", arrest_outcome = "bailed_to_court" }
opens = []
[[rule.example]]
name = "Bailed to the court that sits in the morning"
event = "police_bail_to_court"
at = "2026-11-19 22:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", arrest_outcome = "bailed_to_court" }
anchors = { hearing = "2026-11-20 10:00" }
opens = [ { tell = "yot", due = "2026-11-20 10:00" } ]

# ---------------------------------------------------------------- Court

[[rule]]
id = "l6-told"
paragraphs = ["L6"]
kind = "clock"
on = ["hearing_listed", "remand_changed"]
when = { looked_after = true }
owner = "yot"
tell = ["social_worker", { party = "home", when = { placement_kind = "residential_home" } }]
duty = "Tell them the court date"
limit = { as_soon_as = "known", target = "24 hours", not_after = "hearing", words = "no time given" }
warn = ["4 hours", "1 hour"]
lives = "Hearing form; board"
[[rule.example]]
name = "In a home: the social worker and the home"
event = "hearing_listed"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
anchors = { hearing = "2026-12-01 10:00" }
opens = [ { tell = "social_worker", due = "2026-11-21 16:00" }, { tell = "home", due = "2026-11-21 16:00" } ]
[[rule.example]]
name = "With foster carers: the social worker only"
event = "hearing_listed"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, legal_status_before = "section_20", placed_in_before = "leicestershire", placement_kind_before = "foster" }
anchors = { hearing = "2026-12-01 10:00" }
opens = [ { tell = "social_worker", due = "2026-11-21 16:00" } ]
[[rule.example]]
name = "Not in care"
event = "hearing_listed"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, legal_status_before = "none", placed_in_before = "leicestershire", placement_kind_before = "own_home" }
anchors = { hearing = "2026-12-01 10:00" }
opens = []
[[rule.example]]
name = "Held overnight for court in the morning"
event = "hearing_listed"
at = "2026-11-19 22:00"
facts = { home_authority = "leicestershire", known_to_yot = true, legal_status_before = "section_20", placed_in_before = "leicestershire", placement_kind_before = "foster" }
anchors = { hearing = "2026-11-20 10:00" }
opens = [ { tell = "social_worker", due = "2026-11-20 10:00" } ]

[[rule]]
id = "l6-escort"
paragraphs = ["L6"]
kind = "clock"
on = ["hearing_listed", "remand_changed"]
when = { looked_after = true }
owner = "yot"
duty = "Agree with the social worker who takes the young person to court; ask the home whether it can help with transport"
limit = { before = "hearing" }
warn = ["24 hours", "3 hours"]
ends = "named"
met_when = { accompanied_by_named = true }
stops_when = { looked_after = false }
lives = "Hearing form; board"
[[rule.example]]
name = "Open until the hearing, and moved with it by an adjournment"
event = "hearing_listed"
at = "2026-10-20 16:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompanied_by_named = false }
anchors = { hearing = "2026-10-23 10:00" }
opens = [ { due = "2026-10-23 10:00" } ]
moved = { anchors = { hearing = "2026-11-06 10:00" }, due = "2026-11-06 10:00" }
[[rule.example]]
name = "Agreed already"
event = "hearing_listed"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompanied_by_named = true }
anchors = { hearing = "2026-12-01 10:00" }
opens = [ { due = "2026-12-01 10:00" } ]
met = true
[[rule.example]]
name = "Whether the young person is looked after is not known"
event = "hearing_listed"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
anchors = { hearing = "2026-12-01 10:00" }
opens = []
asks = ["looked_after"]

[[rule]]
id = "l6-care-order"
paragraphs = ["L6"]
kind = "check"
on = ["hearing_listed", "hearing_arranged"]
field = "accompanied_by_role"
when = { legal_status = ["care_order", "interim_care_order"] }
require = { accompanied_by_role = ["social_worker", "residential_worker", "foster_carer"] }
guidance = "On a care order (section 31), Children''s Services must see that the young person comes to court with a suitable worker. Enter one, or the reason why not."
lives = "Hearing form"
[[rule.example]]
name = "On a care order, with only a parent"
event = "hearing_listed"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", remand_made = "none", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompanied_by_role = "parent" }
problem = true
[[rule.example]]
name = "On a care order, with the social worker"
event = "hearing_listed"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", legal_status_before = "care_order", remand_made = "none", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompanied_by_role = "social_worker" }
problem = false
[[rule.example]]
name = "Under section 20, with a parent"
event = "hearing_listed"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", legal_status_before = "section_20", remand_made = "none", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompanied_by_role = "parent" }
problem = false

[[rule]]
id = "l6-section-20"
paragraphs = ["L6"]
kind = "guide"
on = ["hearing_listed", "hearing_arranged"]
when = { legal_status = "section_20" }
field = "accompanied_by_role"
guidance = "Looked after under section 20: the parents may be the best people to go to court with the young person. Ask them first."
lives = "Hearing form"
[[rule.example]]
name = "Under section 20"
event = "hearing_listed"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", legal_status_before = "section_20", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }

[[rule]]
id = "l7"
paragraphs = ["L7"]
kind = "clock"
on = ["court_result"]
when = { any = [ { in_home = true }, { placement_kind = "residential_home" } ] }
owner = "yot"
tell = ["home"]
duty = "Send the home the court result slip: bail conditions and next dates"
limit = { as_soon_as = "possible", target = "24 hours", words = "no time given" }
warn = ["4 hours", "1 hour"]
lives = "Court result form; result slip; board"
[[rule.example]]
name = "Bailed with conditions on the Saturday when the clocks go forward in the night"
event = "court_result"
at = "2026-03-28 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", outcome = "bailed_conditional" }
opens = [ { tell = "home", due = "2026-03-29 12:00" } ]
[[rule.example]]
name = "Not in a home"
event = "court_result"
at = "2026-11-20 11:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "foster", outcome = "bailed_conditional" }
opens = []
[[rule.example]]
name = "From home into a home, on remand: the new home gets the slip"
event = "court_result"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leeds", placement_kind_before = "own_home", placed_in = "leicestershire", placement_kind = "residential_home", remand_made = "rlaa", outcome = "rlaa_conditions" }
opens = [ { tell = "home", due = "2026-11-21 11:00" } ]
[[rule.example]]
name = "From a home to youth detention: the home that the young person leaves gets it"
event = "court_result"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", remand_made = "ryda", outcome = "ryda" }
opens = [ { tell = "home", due = "2026-11-21 11:00" } ]
[[rule.example]]
name = "In a home in the city, which is another authority"
event = "court_result"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicester-city", placement_kind_before = "residential_home", outcome = "bailed_conditional" }
opens = []

[[rule]]
id = "l8"
paragraphs = ["L8"]
kind = "guide"
on = ["court_result"]
when = { placement_kind = "residential_home", bail_conditions_in_force = true }
guidance = "The home backs the young person in keeping to bail. Go through each condition with its staff: times, places, people."
lives = "Court result form"
[[rule.example]]
name = "Bail conditions, in a home"
event = "court_result"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", outcome = "bailed_conditional", bail_conditions_in_force = true }

[[rule]]
id = "l8-record"
paragraphs = ["L8"]
kind = "record"
on = ["court_result"]
when = { placement_kind = "residential_home", bail_conditions_in_force = true }
record = "The bail conditions that the home helps the young person to keep"
lives = "Person''s page"
[[rule.example]]
name = "Bail conditions, in a home"
event = "court_result"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", outcome = "bailed_conditional", bail_conditions_in_force = true }

[[rule]]
id = "l9"
paragraphs = ["L9"]
kind = "clock"
on = ["referral_order_panel_booked"]
when = { in_home = true }
owner = "home"
duty = "Name a residential worker who comes to the referral order panel and stays to its end"
limit = { before = "panel" }
warn = ["24 hours", "3 hours"]
ends = "named"
met_when = { panel_companion_named = true, panel_companion_role = "residential_worker" }
lives = "Meeting form; board (chased)"
[[rule.example]]
name = "Before the panel, wherever that moves"
event = "referral_order_panel_booked"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
anchors = { panel = "2026-12-09 16:30" }
opens = [ { due = "2026-12-09 16:30" } ]
moved = { anchors = { panel = "2026-12-16 16:30" }, due = "2026-12-16 16:30" }
[[rule.example]]
name = "A residential worker is named"
event = "referral_order_panel_booked"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", panel_companion_named = true, panel_companion_role = "residential_worker" }
anchors = { panel = "2026-12-09 16:30" }
opens = [ { due = "2026-12-09 16:30" } ]
met = true
[[rule.example]]
name = "Not in a home"
event = "referral_order_panel_booked"
at = "2026-11-20 11:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home" }
anchors = { panel = "2026-12-09 16:30" }
opens = []

[[rule]]
id = "l9-parents"
paragraphs = ["L9"]
kind = "guide"
on = ["sentence"]
when = { in_home = true, disposal = ["referral_order"] }
guidance = "A residential worker comes to the panel and stays throughout. Encourage the parents to come too where that is right."
lives = "Court result form"
[[rule.example]]
name = "A referral order is made"
event = "sentence"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", disposal = ["referral_order"] }

[[rule]]
id = "l9-panel"
paragraphs = ["L9"]
kind = "guide"
on = ["referral_order_panel_booked"]
when = { in_home = true }
field = "panel_companion_role"
guidance = "A residential worker comes and stays throughout. Encourage the parents to come too where that is right."
lives = "Meeting form"
[[rule.example]]
name = "A panel is booked"
event = "referral_order_panel_booked"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
[[rule.example]]
name = "Not in a home"
event = "referral_order_panel_booked"
at = "2026-11-20 11:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home" }
opens = []

[[rule]]
id = "l10"
paragraphs = ["L10"]
kind = "check"
on = ["court_result"]
field = "conditions"
when = { placement_kind = "residential_home", outcome = ["bailed_conditional", "bailed_electronic_monitoring", "bailed_support"], conditions_hard_for_home = true }
require = { home_consulted = true }
guidance = "Speak with the residential staff before the court settles conditions that the home will find hard to keep."
lives = "Court result form"
[[rule.example]]
name = "A hard condition, and nobody has asked the home"
event = "court_result"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", outcome = "bailed_conditional", conditions_hard_for_home = true, home_consulted = false }
problem = true
[[rule.example]]
name = "The staff were asked"
event = "court_result"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", outcome = "bailed_conditional", conditions_hard_for_home = true, home_consulted = true }
problem = false

[[rule]]
id = "l10-advice"
paragraphs = ["L10"]
kind = "guide"
on = ["court_result"]
when = { placement_kind = "residential_home", outcome = ["bailed_conditional", "bailed_electronic_monitoring", "bailed_support"] }
field = "conditions"
guidance = "Ask the home about any condition that its staff would struggle with. The bail application itself is for the young person''s solicitor."
lives = "Court result form"
[[rule.example]]
name = "Conditional bail, in a home"
event = "court_result"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", outcome = "bailed_conditional" }

[[rule]]
id = "l25"
paragraphs = ["L25"]
kind = "clock"
on = ["order_amended"]
when = { in_home = true }
owner = "case_manager"
tell = ["home"]
duty = "Tell the home how the order was amended, and what follows from that"
limit = { as_soon_as = "possible", target = "24 hours", words = "no time given" }
warn = ["4 hours", "1 hour"]
lives = "Court result form; order amended form; board"
[[rule.example]]
name = "Amended on the Friday before the clocks go back"
event = "order_amended"
at = "2026-10-24 12:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
opens = [ { tell = "home", due = "2026-10-25 11:00" } ]
[[rule.example]]
name = "Not in a home"
event = "order_amended"
at = "2026-11-20 12:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home" }
opens = []

[[rule]]
id = "l28"
paragraphs = ["L28"]
kind = "clock"
on = ["hearing_listed", "hearing_arranged"]
when = { placement_kind = "residential_home", custody_likely = true }
owner = "yot"
tell = ["home", "social_worker"]
duty = "Warn them that the hearing may end in custody, so that plans can be made"
limit = { as_soon_as = "possible", target = "24 hours", not_after = "hearing", words = "as early as possible" }
warn = ["4 hours", "1 hour"]
lives = "Hearing form; court result form; board"
[[rule.example]]
name = "A hearing that may end in custody"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", custody_likely = true }
anchors = { hearing = "2026-12-11 10:00" }
opens = [ { tell = "home", due = "2026-11-21 12:00" }, { tell = "social_worker", due = "2026-11-21 12:00" } ]
[[rule.example]]
name = "It comes up later, with the arrangements"
event = "hearing_arranged"
at = "2026-11-27 12:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", custody_likely = true }
anchors = { hearing = "2026-12-11 10:00" }
opens = [ { tell = "home", due = "2026-11-28 12:00" }, { tell = "social_worker", due = "2026-11-28 12:00" } ]
[[rule.example]]
name = "Custody is not on the cards"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", custody_likely = false }
anchors = { hearing = "2026-12-11 10:00" }
opens = []
[[rule.example]]
name = "Nobody has said"
event = "hearing_listed"
at = "2026-11-20 12:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
anchors = { hearing = "2026-12-11 10:00" }
opens = []
asks = ["custody_likely"]
[[rule.example]]
name = "It comes up the evening before"
event = "hearing_arranged"
at = "2026-12-10 18:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", custody_likely = true }
anchors = { hearing = "2026-12-11 10:00" }
opens = [ { tell = "home", due = "2026-12-11 10:00" }, { tell = "social_worker", due = "2026-12-11 10:00" } ]

# ---------------------------------------------------------------- Remand

[[rule]]
id = "l11"
paragraphs = ["L11"]
kind = "clock"
on = ["remand"]
when = { remand_likely = "rlaa" }
owner = "court_officer"
tell = ["social_worker", "placements_team"]
duty = "Warn them that the court may remand the young person to local authority accommodation"
limit = { as_soon_as = "possible", target = "1 hour" }
warn = ["20 minutes", "10 minutes"]
stops_when = { hearing_result = true, remand_now = { not = "rlaa" } }
lives = "Hearing form; court result form; board"
[[rule.example]]
name = "A remand is possible"
event = "remand"
at = "2026-11-20 10:20"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", remand_likely = "rlaa", remand_made = "none" }
opens = [ { tell = "social_worker", due = "2026-11-20 11:20" }, { tell = "placements_team", due = "2026-11-20 11:20" } ]
[[rule.example]]
name = "Youth detention is what may happen"
event = "remand"
at = "2026-11-20 10:20"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", remand_likely = "ryda", remand_made = "none" }
opens = []

[[rule]]
id = "l12-remand"
paragraphs = ["L12"]
kind = "clock"
on = ["remand"]
when = { in_home = true, remand_made = "ryda" }
owner = "court_officer"
tell = ["home", "social_worker"]
duty = "Tell them that the young person is remanded to youth detention"
limit = { as_soon_as = "possible", target = "1 hour" }
warn = ["20 minutes", "10 minutes"]
lives = "Court result form; board"
[[rule.example]]
name = "Remanded to youth detention from a home"
event = "remand"
at = "2026-11-20 12:20"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", remand_made = "ryda" }
opens = [ { tell = "home", due = "2026-11-20 13:20" }, { tell = "social_worker", due = "2026-11-20 13:20" } ]
[[rule.example]]
name = "Remanded to local authority accommodation: not custody"
event = "remand"
at = "2026-11-20 12:20"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", remand_made = "rlaa" }
opens = []

# ---------------------------------------------------------------- Custody

[[rule]]
id = "l12-sentence"
paragraphs = ["L12"]
kind = "clock"
on = ["sentence"]
when = { in_home = true, sentenced_to_custody = true }
owner = "court_officer"
tell = ["home", "social_worker"]
duty = "Tell them that the young person is sentenced to custody"
limit = { as_soon_as = "possible", target = "1 hour" }
warn = ["20 minutes", "10 minutes"]
lives = "Court result form; board"
[[rule.example]]
name = "A detention and training order"
event = "sentence"
at = "2026-11-20 12:20"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", disposal = ["detention_and_training_order"] }
opens = [ { tell = "home", due = "2026-11-20 13:20" }, { tell = "social_worker", due = "2026-11-20 13:20" } ]
[[rule.example]]
name = "A youth rehabilitation order"
event = "sentence"
at = "2026-11-20 12:20"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", disposal = ["youth_rehabilitation_order", "compensation"] }
opens = []
[[rule.example]]
name = "Not in a home"
event = "sentence"
at = "2026-11-20 12:20"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", disposal = ["detention_and_training_order"] }
opens = []

[[rule]]
id = "l30"
paragraphs = ["L30"]
kind = "clock"
on = ["release_date_set", "custody_review_booked"]
when = { release_placement_known = true, release_placement_kind = "residential_home" }
owner = "yot"
tell = ["home"]
duty = "Invite the residential worker of the home that the young person goes to on release to the custody review"
limit = { before = "review" }
warn = ["1 week", "2 days"]
met_when = { home_invited = true }
lives = "Release form; meeting form; board"
[[rule.example]]
name = "The review is booked, then put off"
event = "release_date_set"
at = "2026-11-20 12:20"
facts = { home_authority = "leicestershire", known_to_yot = true, release_placement_known = true, release_placement_kind = "residential_home" }
anchors = { release = "2027-02-26 09:00", review = "2026-12-15 14:00" }
opens = [ { tell = "home", due = "2026-12-15 14:00" } ]
moved = { anchors = { review = "2027-01-05 14:00" }, due = "2027-01-05 14:00" }
[[rule.example]]
name = "No review is booked yet: it waits for one"
event = "release_date_set"
at = "2026-11-20 12:20"
facts = { home_authority = "leicestershire", known_to_yot = true, release_placement_known = true, release_placement_kind = "residential_home" }
anchors = { release = "2027-02-26 09:00" }
opens = [ { tell = "home" } ]
[[rule.example]]
name = "Released to family"
event = "release_date_set"
at = "2026-11-20 12:20"
facts = { home_authority = "leicestershire", known_to_yot = true, release_placement_known = true, release_placement_kind = "own_home" }
anchors = { release = "2027-02-26 09:00" }
opens = []
[[rule.example]]
name = "The placement for release is not known"
event = "release_date_set"
at = "2026-11-20 12:20"
facts = { home_authority = "leicestershire", known_to_yot = true, release_placement_known = false }
anchors = { release = "2027-02-26 09:00" }
opens = []

# ---------------------------------------------------------------- Placement

[[rule]]
id = "l1"
paragraphs = ["L1"]
kind = "clock"
on = ["placement_move", "released"]
when = { placed_in = "leicestershire", placement_kind = "residential_home", placed_by_another_authority = true, orders_in_force = true }
owner = "home"
tell = ["yot"]
duty = "Tell the service which court orders the young person is on"
limit = { as_soon_as = "possible", target = "24 hours", words = "no time given" }
warn = ["4 hours", "1 hour"]
lives = "Move form; board (chased)"
[[rule.example]]
name = "Rotherham places a young person on an order"
event = "placement_move"
at = "2026-03-28 15:00"
facts = { home_authority = "rotherham", placed_in_before = "rotherham", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", orders_in_force = true }
opens = [ { tell = "yot", due = "2026-03-29 16:00" } ]
[[rule.example]]
name = "Leicestershire places its own"
event = "placement_move"
at = "2026-11-20 15:00"
facts = { home_authority = "leicestershire", placed_in_before = "leicestershire", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", orders_in_force = true }
opens = []
[[rule.example]]
name = "Nobody knows whether there are orders"
event = "placement_move"
at = "2026-11-20 15:00"
facts = { home_authority = "rotherham", placed_in_before = "rotherham", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned" }
opens = []
asks = ["orders_in_force"]

[[rule]]
id = "l2-home"
paragraphs = ["L2"]
kind = "clock"
on = ["placement_move", "released"]
when = { placed_in = "leicestershire", placement_kind = "residential_home", known_to_yot = true }
owner = "yot"
tell = ["home"]
duty = "Tell the home that the young person is known to the service"
limit = { as_soon_as = "possible", target = "24 hours", words = "promptly" }
warn = ["4 hours", "1 hour"]
lives = "Move form; board"
[[rule.example]]
name = "Known to the service"
event = "placement_move"
at = "2026-10-24 15:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned" }
opens = [ { tell = "home", due = "2026-10-25 14:00" } ]
[[rule.example]]
name = "New to the service"
event = "placement_move"
at = "2026-10-24 15:00"
facts = { home_authority = "leicestershire", known_to_yot = false, placed_in_before = "leicestershire", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned" }
opens = []

[[rule]]
id = "l2-worker"
paragraphs = ["L2"]
kind = "clock"
on = ["placement_move", "released"]
when = { home_authority = "leicestershire", placement_kind = "residential_home", orders_in_force = true }
owner = "placing_social_worker"
tell = ["yot"]
duty = "Tell the service where a Leicestershire young person on a court order is placed"
limit = { as_soon_as = "possible", target = "24 hours", words = "at the first opportunity" }
warn = ["4 hours", "1 hour"]
met_when = { told_of_move = true }
lives = "Move form; board (chased)"
[[rule.example]]
name = "A Leicestershire young person on an order"
event = "placement_move"
at = "2026-11-20 15:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", orders_in_force = true, told_of_move = false }
opens = [ { tell = "yot", due = "2026-11-21 15:00" } ]
[[rule.example]]
name = "The service has been told"
event = "placement_move"
at = "2026-11-20 15:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", orders_in_force = true, told_of_move = true }
opens = [ { tell = "yot", due = "2026-11-21 15:00" } ]
met = true
[[rule.example]]
name = "On no order"
event = "placement_move"
at = "2026-11-20 15:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", orders_in_force = false }
opens = []

[[rule]]
id = "l29"
paragraphs = ["L29"]
kind = "clock"
on = ["placement_move", "released"]
when = { placement_kind = { not = "youth_detention" }, any = [ { placed_in = "leicestershire" }, { home_authority = "leicestershire" } ] }
owner = "everyone"
duty = "Settle and record an address to fall back on, so that the young person is never held for want of one"
limit = { as_soon_as = "possible", target = "5 working days", words = "no time given" }
warn = ["1 day", "4 hours"]
ends = "done"
met_when = { contingency_address = true }
lives = "Move form; person''s page; board"
[[rule.example]]
name = "Five working days over Easter"
event = "placement_move"
at = "2026-04-01 15:00"
facts = { home_authority = "leeds", placed_in_before = "leeds", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", contingency_address = false }
opens = [ { due = "2026-04-10 23:59" } ]
[[rule.example]]
name = "There is one already"
event = "placement_move"
at = "2026-04-01 15:00"
facts = { home_authority = "leeds", placed_in_before = "leeds", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", contingency_address = true }
opens = [ { due = "2026-04-10 23:59" } ]
met = true
[[rule.example]]
name = "Leeds takes its child away to Leeds"
event = "placement_move"
at = "2026-04-01 15:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", placed_in = "leeds", placement_kind = "foster", move = "planned" }
opens = []

[[rule]]
id = "l29-record"
paragraphs = ["L29"]
kind = "record"
on = ["placement_move", "released"]
when = { contingency_address = true }
record = "The address to fall back on, where anybody who needs it finds it at once"
lives = "Person''s page"
[[rule.example]]
name = "An address is given"
event = "placement_move"
at = "2026-04-01 15:00"
facts = { home_authority = "leeds", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", contingency_address = true }

# A remand can place a young person too, without a move being logged.

[[rule]]
id = "l1-remand"
paragraphs = ["L1"]
kind = "clock"
on = ["remand"]
when = { remand_made = "rlaa", remand_renewed = false, placed_in = "leicestershire", placement_kind = "residential_home", any = [ { in_home = false }, { move_crosses_area = true } ], placed_by_another_authority = true, orders_in_force = true }
owner = "home"
tell = ["yot"]
duty = "Tell the service which court orders the young person is on"
limit = { as_soon_as = "possible", target = "24 hours", words = "no time given" }
warn = ["4 hours", "1 hour"]
lives = "Court result form; board (chased)"
[[rule.example]]
name = "Leeds''s young person on an order is remanded into a home here"
event = "remand"
at = "2026-11-20 15:00"
facts = { remand_before = "none", home_authority = "leeds", remand_made = "rlaa", placed_in_before = "leeds", placement_kind_before = "own_home", placed_in = "leicestershire", placement_kind = "residential_home", orders_in_force = true }
opens = [ { tell = "yot", due = "2026-11-21 15:00" } ]
[[rule.example]]
name = "On no order"
event = "remand"
at = "2026-11-20 15:00"
facts = { remand_before = "none", home_authority = "leeds", remand_made = "rlaa", placed_in_before = "leeds", placement_kind_before = "own_home", placed_in = "leicestershire", placement_kind = "residential_home", orders_in_force = false }
opens = []

[[rule]]
id = "l2-remand"
paragraphs = ["L2"]
kind = "clock"
on = ["remand"]
when = { remand_made = "rlaa", remand_renewed = false, placed_in = "leicestershire", placement_kind = "residential_home", any = [ { in_home = false }, { move_crosses_area = true } ], known_to_yot = true }
owner = "yot"
tell = ["home"]
duty = "Tell the home that the young person is known to the service"
limit = { as_soon_as = "possible", target = "24 hours", words = "promptly" }
warn = ["4 hours", "1 hour"]
lives = "Court result form; board"
[[rule.example]]
name = "Remanded from home into a home here"
event = "remand"
at = "2026-11-20 15:00"
facts = { remand_before = "none", home_authority = "leicestershire", known_to_yot = true, remand_made = "rlaa", placed_in_before = "leicestershire", placement_kind_before = "own_home", placed_in = "leicestershire", placement_kind = "residential_home" }
opens = [ { tell = "home", due = "2026-11-21 15:00" } ]
[[rule.example]]
name = "Stays in the home that knows already"
event = "remand"
at = "2026-11-20 15:00"
facts = { remand_before = "none", home_authority = "leicestershire", known_to_yot = true, remand_made = "rlaa", placed_in_before = "leicestershire", placement_kind_before = "residential_home", placed_in = "leicestershire", placement_kind = "residential_home" }
opens = []

[[rule]]
id = "l29-remand"
paragraphs = ["L29"]
kind = "clock"
on = ["remand"]
when = { remand_made = "rlaa", remand_renewed = false, any = [ { placed_in = "leicestershire" }, { home_authority = "leicestershire" } ] }
owner = "everyone"
duty = "Settle and record an address to fall back on, so that the young person is never held for want of one"
limit = { as_soon_as = "possible", target = "5 working days", words = "no time given" }
warn = ["1 day", "4 hours"]
ends = "done"
met_when = { contingency_address = true }
lives = "Court result form; person''s page; board"
[[rule.example]]
name = "Remanded the week before Christmas"
event = "remand"
at = "2026-12-21 12:00"
facts = { remand_before = "none", home_authority = "leicestershire", known_to_yot = true, remand_made = "rlaa", placed_in = "leicestershire", placement_kind = "foster", contingency_address = false }
opens = [ { due = "2026-12-30 23:59" } ]
[[rule.example]]
name = "A remand is only likely"
event = "remand"
at = "2026-12-21 12:00"
facts = { remand_before = "none", home_authority = "leicestershire", known_to_yot = true, remand_made = "none", remand_likely = "rlaa", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
opens = []

# ---------------------------------------------------------------- Supervision: the first meeting

[[rule]]
id = "l13"
paragraphs = ["L13"]
kind = "clock"
on = ["meeting_booked"]
when = { meeting_kind = "first_meeting", in_home = true }
owner = "case_manager"
duty = "Have the key worker of the home at the first meeting, and explain there, in words and in writing, confidentiality and what the order asks"
limit = { before = "review" }
warn = ["2 days", "3 hours"]
met_when = { key_worker_present = true, confidentiality_explained = true, expectations_verbal = true, expectations_written = true }
lives = "Meeting form; first meeting form; board"
[[rule.example]]
name = "By the meeting, wherever that moves"
event = "meeting_booked"
at = "2026-10-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", meeting_kind = "first_meeting" }
anchors = { review = "2026-10-23 10:00" }
opens = [ { due = "2026-10-23 10:00" } ]
moved = { anchors = { review = "2026-10-26 10:00" }, due = "2026-10-26 10:00" }
[[rule.example]]
name = "Another meeting"
event = "meeting_booked"
at = "2026-10-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", meeting_kind = "yot_review" }
anchors = { review = "2026-10-23 10:00" }
opens = []
[[rule.example]]
name = "A young person at home has no key worker"
event = "meeting_booked"
at = "2026-10-20 11:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", meeting_kind = "first_meeting" }
anchors = { review = "2026-10-23 10:00" }
opens = []
[[rule.example]]
name = "Where the young person lives is not known"
event = "meeting_booked"
at = "2026-10-20 11:00"
facts = { home_authority = "leicestershire", known_to_yot = true, meeting_kind = "first_meeting" }
anchors = { review = "2026-10-23 10:00" }
opens = []
asks = ["in_home"]

[[rule]]
id = "l13-key-worker"
paragraphs = ["L13"]
kind = "check"
on = ["first_meeting"]
field = "key_worker_present"
when = { in_home = true }
require = { key_worker_present = true }
guidance = "The key worker of the home should be at the first meeting. Meet again with them, or give the reason."
lives = "First meeting form"
[[rule.example]]
name = "Nobody came from the home"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", key_worker_present = false }
problem = true
[[rule.example]]
name = "The key worker came"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", key_worker_present = true }
problem = false

[[rule]]
id = "l13-confidentiality"
paragraphs = ["L13"]
kind = "check"
on = ["first_meeting"]
field = "confidentiality_explained"
when = { in_home = true }
require = { confidentiality_explained = true }
guidance = "Explain to the young person what the service and the home each keep in confidence, and what not. Or give the reason why that has to wait."
lives = "First meeting form"
[[rule.example]]
name = "Left for another time"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", confidentiality_explained = false }
problem = true
[[rule.example]]
name = "Explained"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", confidentiality_explained = true }
problem = false

[[rule]]
id = "l13-expectations"
paragraphs = ["L13"]
kind = "check"
on = ["first_meeting"]
field = "expectations_written"
when = { in_home = true }
require = { expectations_verbal = true, expectations_written = true }
guidance = "What the order asks is told in words and handed over in writing, to the young person and to the home: national standards, which absences count, breach and what it leads to. Or give the reason."
lives = "First meeting form"
[[rule.example]]
name = "In words only"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", expectations_verbal = true, expectations_written = false }
problem = true
[[rule.example]]
name = "In writing only"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", expectations_verbal = false, expectations_written = true }
problem = true
[[rule.example]]
name = "In writing; whether in words too is not known"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", expectations_written = true }
asks = ["expectations_verbal"]
[[rule.example]]
name = "Both"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", expectations_verbal = true, expectations_written = true }
problem = false

[[rule]]
id = "l14"
paragraphs = ["L14"]
kind = "check"
on = ["first_meeting"]
field = "joint_working_agreed"
when = { in_home = true }
require = { joint_working_agreed = true }
guidance = "Settle with the home how the work is shared, and which sessions count towards the national standards. Or give the reason why that is open."
lives = "First meeting form"
[[rule.example]]
name = "Left open"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", joint_working_agreed = false }
problem = true
[[rule.example]]
name = "Agreed"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", joint_working_agreed = true }
problem = false

[[rule]]
id = "l14-record"
paragraphs = ["L14"]
kind = "record"
on = ["first_meeting"]
when = { in_home = true, joint_working_agreed = true }
record = "Which sessions count as national standard appointments, and how they are recorded"
lives = "First meeting form; timeline"
[[rule.example]]
name = "Agreed"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", joint_working_agreed = true }
[[rule.example]]
name = "Not agreed"
event = "first_meeting"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", joint_working_agreed = false }
opens = []

# ---------------------------------------------------------------- Supervision: appointments

[[rule]]
id = "l15"
paragraphs = ["L15"]
kind = "clock"
on = ["appointment_made"]
when = { in_home = true }
owner = "yot"
tell = [
  { party = "home", by = "telephone" },
  { party = "home", by = "letter" },
  { party = "young_person", by = "telephone" },
  { party = "young_person", by = "letter" },
]
duty = "Tell them of the appointment: by telephone, and by letter to the address that the home asked for"
limit = { before = "young_person_appointment" }
warn = ["24 hours", "3 hours"]
lives = "Appointment form; board"
[[rule.example]]
name = "Home and young person, each in two ways"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
anchors = { young_person_appointment = "2026-12-01 16:00" }
opens = [ { tell = "home", due = "2026-12-01 16:00" }, { tell = "home", due = "2026-12-01 16:00" }, { tell = "young_person", due = "2026-12-01 16:00" }, { tell = "young_person", due = "2026-12-01 16:00" } ]
moved = { anchors = { young_person_appointment = "2026-12-03 10:00" }, due = "2026-12-03 10:00" }
[[rule.example]]
name = "Made before the clocks go back, for after it"
event = "appointment_made"
at = "2026-10-23 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
anchors = { young_person_appointment = "2026-10-26 09:00" }
opens = [ { tell = "home", due = "2026-10-26 09:00" }, { tell = "home", due = "2026-10-26 09:00" }, { tell = "young_person", due = "2026-10-26 09:00" }, { tell = "young_person", due = "2026-10-26 09:00" } ]
[[rule.example]]
name = "Not in a home"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home" }
anchors = { young_person_appointment = "2026-12-01 16:00" }
opens = []
[[rule.example]]
name = "Where the young person lives is not known"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true }
anchors = { young_person_appointment = "2026-12-01 16:00" }
opens = []
asks = ["in_home"]

[[rule]]
id = "l16"
paragraphs = ["L16"]
kind = "guide"
on = ["appointment_made"]
when = { in_home = true }
field = "at"
guidance = "Ask the home to put it in its diary and the handover, and to remind the young person. Its staff also help them to understand what their orders ask."
lives = "Appointment form"
[[rule.example]]
name = "An appointment, in a home"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
[[rule.example]]
name = "Not in a home"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home" }
opens = []

[[rule]]
id = "l17-home"
paragraphs = ["L17"]
kind = "clock"
on = ["appointment_changed"]
when = { in_home = true, cancelled_by = "home" }
owner = "home"
tell = ["yot"]
duty = "Tell the worker that the young person will not be there"
limit = { as_soon_as = "possible", target = "2 hours", not_after = "young_person_appointment" }
warn = ["1 hour", "30 minutes"]
met_when = { change_told = true }
lives = "Appointment changed form; board (chased)"
[[rule.example]]
name = "The young person can''t come"
event = "appointment_changed"
at = "2026-11-20 10:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", cancelled_by = "home", change_told = false }
anchors = { young_person_appointment = "2026-11-20 16:00" }
opens = [ { tell = "yot", due = "2026-11-20 12:00" } ]
[[rule.example]]
name = "The home has rung already"
event = "appointment_changed"
at = "2026-11-20 10:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", cancelled_by = "home", change_told = true }
anchors = { young_person_appointment = "2026-11-20 16:00" }
opens = [ { tell = "yot", due = "2026-11-20 12:00" } ]
met = true
[[rule.example]]
name = "An hour before"
event = "appointment_changed"
at = "2026-11-20 15:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", cancelled_by = "home" }
anchors = { young_person_appointment = "2026-11-20 16:00" }
opens = [ { tell = "yot", due = "2026-11-20 16:00" } ]
[[rule.example]]
name = "The worker can''t come"
event = "appointment_changed"
at = "2026-11-20 10:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", cancelled_by = "yot" }
anchors = { young_person_appointment = "2026-11-20 16:00" }
opens = []
[[rule.example]]
name = "Nobody has said who can''t come"
event = "appointment_changed"
at = "2026-11-20 10:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
anchors = { young_person_appointment = "2026-11-20 16:00" }
opens = []
asks = ["cancelled_by"]

[[rule]]
id = "l17-yot"
paragraphs = ["L17"]
kind = "clock"
on = ["appointment_changed"]
when = { in_home = true, cancelled_by = "yot" }
owner = "yot"
tell = ["home", "young_person"]
duty = "Tell them that the worker can''t keep the appointment, and of the new time if there is one"
limit = { as_soon_as = "possible", target = "2 hours", not_after = "young_person_appointment" }
warn = ["1 hour", "30 minutes"]
lives = "Appointment changed form; board"
[[rule.example]]
name = "The worker is ill"
event = "appointment_changed"
at = "2026-11-20 10:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", cancelled_by = "yot" }
anchors = { young_person_appointment = "2026-11-23 16:00" }
opens = [ { tell = "home", due = "2026-11-20 12:00" }, { tell = "young_person", due = "2026-11-20 12:00" } ]
[[rule.example]]
name = "Half an hour before"
event = "appointment_changed"
at = "2026-11-20 15:30"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", cancelled_by = "yot" }
anchors = { young_person_appointment = "2026-11-20 16:00" }
opens = [ { tell = "home", due = "2026-11-20 16:00" }, { tell = "young_person", due = "2026-11-20 16:00" } ]
[[rule.example]]
name = "The young person can''t come"
event = "appointment_changed"
at = "2026-11-20 10:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", cancelled_by = "home" }
anchors = { young_person_appointment = "2026-11-20 16:00" }
opens = []
[[rule.example]]
name = "Not in a home"
event = "appointment_changed"
at = "2026-11-20 10:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", cancelled_by = "yot" }
anchors = { young_person_appointment = "2026-11-20 16:00" }
opens = []

[[rule]]
id = "l18"
paragraphs = ["L18"]
kind = "guide"
on = ["appointment_made"]
when = { in_home = true }
field = "factors"
guidance = "Ask the home to say beforehand what may show in the young person''s behaviour just then. The session may be better at another time."
lives = "Appointment form"
[[rule.example]]
name = "An appointment, in a home"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
[[rule.example]]
name = "Not in a home"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home" }
opens = []

[[rule]]
id = "l18-record"
paragraphs = ["L18"]
kind = "record"
on = ["appointment_made"]
when = { in_home = true }
record = "What the home says beforehand that may affect the session: with the appointment, or later as a change to it"
lives = "Appointment form; appointment changed form; timeline"
[[rule.example]]
name = "An appointment, in a home"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
[[rule.example]]
name = "Not in a home"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home" }
opens = []

[[rule]]
id = "l19"
paragraphs = ["L19"]
kind = "clock"
on = ["session_issue"]
when = { in_home = true, may_be_shared = true }
owner = "yot"
tell = ["home"]
duty = "Tell the home what the session brought up, as far as the agreement on confidentiality allows"
limit = { as_soon_as = "possible", target = "24 hours", words = "no time given" }
warn = ["4 hours", "1 hour"]
lives = "Raised in a session form; board"
[[rule.example]]
name = "It may be shared; the clocks go back in the night"
event = "session_issue"
at = "2026-10-24 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", may_be_shared = true }
opens = [ { tell = "home", due = "2026-10-25 15:00" } ]
[[rule.example]]
name = "It may not"
event = "session_issue"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", may_be_shared = false }
opens = []
[[rule.example]]
name = "Not in a home"
event = "session_issue"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", may_be_shared = true }
opens = []
[[rule.example]]
name = "Nobody has said whether it may"
event = "session_issue"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
opens = []
asks = ["may_be_shared"]

[[rule]]
id = "l19-kept"
paragraphs = ["L19"]
kind = "guide"
on = ["session_issue"]
when = { in_home = true, may_be_shared = false }
field = "may_be_shared"
guidance = "The agreement on confidentiality does not cover this: keep it from the home. If somebody may come to harm, log a concern as well and ask the duty manager."
lives = "Raised in a session form"
[[rule.example]]
name = "It may not be shared"
event = "session_issue"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", may_be_shared = false }
[[rule.example]]
name = "It may"
event = "session_issue"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", may_be_shared = true }
opens = []

[[rule]]
id = "l19-record"
paragraphs = ["L19"]
kind = "record"
on = ["session_issue"]
when = { in_home = true }
record = "What the session brought up, and whether it may be shared"
lives = "Timeline"
[[rule.example]]
name = "Raised in a session"
event = "session_issue"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", may_be_shared = true }

[[rule]]
id = "l20"
paragraphs = ["L20"]
kind = "clock"
on = ["appointment_made"]
when = { in_home = true, accompaniment_needed = true }
owner = "home"
duty = "Name the member of staff who comes along to the appointment"
limit = { before = "young_person_appointment" }
warn = ["24 hours", "3 hours"]
ends = "named"
met_when = { accompaniment_named = true }
lives = "Appointment form; board (chased)"
[[rule.example]]
name = "The assessment asks for it"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompaniment_needed = true, accompaniment_named = false }
anchors = { young_person_appointment = "2026-12-01 16:00" }
opens = [ { due = "2026-12-01 16:00" } ]
moved = { anchors = { young_person_appointment = "2026-12-03 10:00" }, due = "2026-12-03 10:00" }
[[rule.example]]
name = "Named already"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompaniment_needed = true, accompaniment_named = true }
anchors = { young_person_appointment = "2026-12-01 16:00" }
opens = [ { due = "2026-12-01 16:00" } ]
met = true
[[rule.example]]
name = "Not needed"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompaniment_needed = false }
anchors = { young_person_appointment = "2026-12-01 16:00" }
opens = []
[[rule.example]]
name = "No assessment has said"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
anchors = { young_person_appointment = "2026-12-01 16:00" }
opens = []
asks = ["accompaniment_needed"]

[[rule]]
id = "l20-who"
paragraphs = ["L20"]
kind = "check"
on = ["appointment_made"]
field = "companion"
when = { in_home = true, accompaniment_needed = true }
require = { accompaniment_named = true }
guidance = "The assessment says that the young person needs somebody of the home''s staff beside them. Name who comes, or say why that is still open: the clock runs until the appointment."
lives = "Appointment form"
[[rule.example]]
name = "Nobody is named"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompaniment_needed = true, accompaniment_named = false }
problem = true
[[rule.example]]
name = "Somebody is"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", accompaniment_needed = true, accompaniment_named = true }
problem = false

[[rule]]
id = "l21"
paragraphs = ["L21"]
kind = "clock"
on = ["offence_in_home"]
when = { in_home = true }
owner = "yot"
duty = "Talk over with the home whether reparation can be made there; if not, find another place for it"
limit = { as_soon_as = "possible", target = "5 working days", words = "no time given" }
warn = ["1 day", "4 hours"]
ends = "done"
met_when = { reparation_considered = true }
lives = "Offence in the home form; board"
[[rule.example]]
name = "Five working days over Christmas"
event = "offence_in_home"
at = "2026-12-23 17:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", offence_in_home = true, reparation_considered = false }
opens = [ { due = "2027-01-04 23:59" } ]
[[rule.example]]
name = "Talked over already"
event = "offence_in_home"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", offence_in_home = true, reparation_considered = true }
opens = [ { due = "2026-11-27 23:59" } ]
met = true
[[rule.example]]
name = "Not in a home"
event = "offence_in_home"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", offence_in_home = true }
opens = []

[[rule]]
id = "l21-elsewhere"
paragraphs = ["L21"]
kind = "guide"
on = ["offence_in_home"]
when = { in_home = true }
field = "reparation"
guidance = "If there is good reason against reparation in the home, the service finds another place, and the home brings the young person there."
lives = "Offence in the home form"
[[rule.example]]
name = "In a home"
event = "offence_in_home"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", offence_in_home = true }

[[rule]]
id = "l21-record"
paragraphs = ["L21"]
kind = "record"
on = ["offence_in_home"]
when = { in_home = true, reparation_considered = true }
record = "What was settled about reparation, and why"
lives = "Timeline"
[[rule.example]]
name = "Talked over"
event = "offence_in_home"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", offence_in_home = true, reparation_considered = true }
[[rule.example]]
name = "Not yet"
event = "offence_in_home"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", offence_in_home = true, reparation_considered = false }
opens = []

[[rule]]
id = "l22"
paragraphs = ["L22"]
kind = "check"
on = ["appointment_made"]
field = "at"
require = { clash = { not = ["education", "training", "work"] } }
guidance = "The appointment would keep the young person from education, training or work. Choose another time, or give the reason."
lives = "Appointment form"
[[rule.example]]
name = "In school hours"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", clash = "education" }
problem = true
[[rule.example]]
name = "During work, whoever they live with"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", clash = "work" }
problem = true
[[rule.example]]
name = "Free"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", clash = "none" }
problem = false
[[rule.example]]
name = "Football gives way"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", clash = "leisure" }
problem = false
[[rule.example]]
name = "The week is not known"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }
asks = ["clash"]

[[rule]]
id = "l22-leisure"
paragraphs = ["L22"]
kind = "guide"
on = ["appointment_made"]
when = { clash = "leisure" }
field = "at"
guidance = "An appointment under a court order goes before leisure. Keep out of the way of what does the young person good where you can."
lives = "Appointment form"
[[rule.example]]
name = "Football"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", clash = "leisure" }
[[rule.example]]
name = "Free"
event = "appointment_made"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", clash = "none" }
opens = []

# ---------------------------------------------------------------- Supervision: reviews, the order, concerns

[[rule]]
id = "l23"
paragraphs = ["L23"]
kind = "clock"
on = ["order_made", "sentence", "placement_move"]
when = { order_running = true, placement_kind = "residential_home" }
owner = "case_manager"
duty = "Hold the three-monthly review with the staff whom the home has named and the young person"
limit = { every = "3 months", counted_from = "start" }
warn = ["2 weeks", "2 days"]
ends = "done"
met_when = { meeting_held = true, meeting_kind = "three_monthly_review" }
stops_when = { any = [ { order_running = false }, { sentenced_to_custody = true }, { move = ["planned", "emergency"], placement_kind = { not = "residential_home" } } ] }
lives = "Order form; court result form; move form; meeting held form; board"
[[rule.example]]
name = "An order is made"
event = "order_made"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", disposal = ["youth_rehabilitation_order"], order_running = true }
opens = [ { due = "2027-02-20 11:00" } ]
[[rule.example]]
name = "Made on the last of November: February ends sooner"
event = "order_made"
at = "2026-11-30 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", disposal = ["referral_order"], order_running = true }
opens = [ { due = "2027-02-28 11:00" } ]
[[rule.example]]
name = "Made in winter, reviewed in summer: the same time on the clock"
event = "sentence"
at = "2026-01-12 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", disposal = ["referral_order"], order_running = true }
opens = [ { due = "2026-04-12 11:00" } ]
[[rule.example]]
name = "Moves into a home while an order runs"
event = "placement_move"
at = "2026-11-20 15:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", order_running = true }
opens = [ { due = "2027-02-20 15:00" } ]
[[rule.example]]
name = "Sentenced to custody: no longer in the home"
event = "sentence"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", disposal = ["detention_and_training_order"], order_running = true }
opens = []
[[rule.example]]
name = "Not in a home"
event = "order_made"
at = "2026-11-20 11:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", disposal = ["youth_rehabilitation_order"], order_running = true }
opens = []

[[rule]]
id = "l23-touch"
paragraphs = ["L23"]
kind = "guide"
on = ["order_made", "sentence"]
when = { order_running = true, placement_kind = "residential_home" }
guidance = "Agree with the home who of its staff comes to the reviews, and keep in touch between them, so that both pull the same way."
lives = "Order form; court result form"
[[rule.example]]
name = "An order is made"
event = "order_made"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", disposal = ["youth_rehabilitation_order"], order_running = true }
[[rule.example]]
name = "Not in a home"
event = "order_made"
at = "2026-11-20 11:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", order_running = true }
opens = []

[[rule]]
id = "l24"
paragraphs = ["L24"]
kind = "clock"
on = ["meeting_booked", "meeting_moved"]
when = { in_home = true, meeting_kind = ["home_care_review", "looked_after_review", "care_plan"] }
owner = "home"
tell = ["case_manager"]
duty = "Invite the case manager to the review or care plan meeting"
limit = { before = "review" }
warn = ["2 days", "3 hours"]
met_when = { yot_invited = true }
lives = "Meeting form; board (chased)"
[[rule.example]]
name = "A child care review, moved over the change of the clocks"
event = "meeting_booked"
at = "2026-10-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", meeting_kind = "home_care_review" }
anchors = { review = "2026-10-23 10:00" }
opens = [ { tell = "case_manager", due = "2026-10-23 10:00" } ]
moved = { anchors = { review = "2026-10-26 10:00" }, due = "2026-10-26 10:00" }
[[rule.example]]
name = "Invited already"
event = "meeting_booked"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", meeting_kind = "care_plan", yot_invited = true }
anchors = { review = "2026-11-27 10:00" }
opens = [ { tell = "case_manager", due = "2026-11-27 10:00" } ]
met = true
[[rule.example]]
name = "The service''s own review"
event = "meeting_booked"
at = "2026-11-20 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", meeting_kind = "yot_review" }
anchors = { review = "2026-11-27 10:00" }
opens = []
[[rule.example]]
name = "Not in a home"
event = "meeting_booked"
at = "2026-11-20 11:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", meeting_kind = "looked_after_review" }
anchors = { review = "2026-11-27 10:00" }
opens = []

[[rule]]
id = "l26-home"
paragraphs = ["L26"]
kind = "clock"
on = ["concern"]
when = { in_home = true, concern_from = "home" }
owner = "home"
tell = [
  { party = "duty_officer", when = { serious = true }, limit = { as_soon_as = "possible", target = "1 hour", words = "as quickly as possible" } },
  { party = "yot", when = { serious = false }, limit = { as_soon_as = "possible", target = "24 hours", words = "no time given" } },
]
duty = "Tell the service of the concern or incident; a serious one the duty worker first"
warn = ["20 minutes", "10 minutes"]
met_when = { concern_shared = true }
lives = "Concern form; board (chased)"
[[rule.example]]
name = "A serious incident in the night when the clocks go forward"
event = "concern"
at = "2026-03-29 00:30"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", concern_from = "home", concern_about = "self_harm", serious = true, concern_shared = false }
opens = [ { tell = "duty_officer", due = "2026-03-29 02:30" } ]
[[rule.example]]
name = "Not serious"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", concern_from = "home", concern_about = "violence", serious = false }
opens = [ { tell = "yot", due = "2026-11-21 16:00" } ]
[[rule.example]]
name = "The duty worker was rung at once"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", concern_from = "home", concern_about = "self_harm", serious = true, concern_shared = true }
opens = [ { tell = "duty_officer", due = "2026-11-20 17:00" } ]
met = true
[[rule.example]]
name = "Whether it is serious is not known"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", concern_from = "home", concern_about = "violence" }
opens = []
asks = ["serious"]
[[rule.example]]
name = "Not in a home"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leicestershire", known_to_yot = true, placed_in_before = "leicestershire", placement_kind_before = "own_home", concern_from = "other", concern_about = "violence", serious = true }
opens = []

[[rule]]
id = "l26-yot"
paragraphs = ["L26"]
kind = "clock"
on = ["concern"]
when = { in_home = true, concern_from = ["yot", "social_care", "other"] }
owner = "yot"
tell = [
  { party = "home", when = { serious = true }, limit = { as_soon_as = "possible", target = "1 hour", from = "known", words = "no time given" } },
  { party = "home", when = { serious = false }, limit = { as_soon_as = "possible", target = "24 hours", from = "known", words = "no time given" } },
]
duty = "Tell the home of the concern or incident"
warn = ["20 minutes", "10 minutes"]
met_when = { concern_shared = true }
lives = "Concern form; board"
[[rule.example]]
name = "Serious"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", concern_from = "yot", concern_about = "harm_from_others", serious = true }
anchors = { known = "2026-11-20 16:10" }
opens = [ { tell = "home", due = "2026-11-20 17:10" } ]
[[rule.example]]
name = "From somebody else, and not serious; it comes to light on Saturday"
event = "concern"
at = "2026-10-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", concern_from = "other", concern_about = "violence", serious = false }
anchors = { known = "2026-10-24 16:00" }
opens = [ { tell = "home", due = "2026-10-25 15:00" } ]
[[rule.example]]
name = "It is the home''s"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", concern_from = "home", concern_about = "violence", serious = true }
opens = []

[[rule]]
id = "l27"
paragraphs = ["L27"]
kind = "guide"
on = ["concern"]
field = "basis"
guidance = "What is said about risk rests on evidence; if it is a gut feeling, that is said. The form does not save without one of the two."
lives = "Concern form"
[[rule.example]]
name = "Any concern"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", basis = "evidence" }

[[rule]]
id = "l27-gut-feeling"
paragraphs = ["L27"]
kind = "guide"
on = ["concern"]
when = { basis = "gut_feeling" }
field = "basis"
guidance = "Say that it is a gut feeling to everybody whom you tell, and what would bear it out."
lives = "Concern form"
[[rule.example]]
name = "A gut feeling"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", basis = "gut_feeling" }
[[rule.example]]
name = "Evidence"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", basis = "evidence" }
opens = []

[[rule]]
id = "l27-record"
paragraphs = ["L27"]
kind = "record"
on = ["concern"]
record = "What the concern rests on, with the concern itself, wherever that is shown"
lives = "Timeline; clock''s story"
[[rule.example]]
name = "A gut feeling"
event = "concern"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", basis = "gut_feeling" }

[[rule]]
id = "l29-address"
paragraphs = ["L29"]
kind = "record"
on = ["contingency_recorded"]
when = { contingency_address = true }
record = "The address to fall back on, at the head of the young person''s page"
lives = "Contingency form; person''s page"
[[rule.example]]
name = "An address is recorded"
event = "contingency_recorded"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", contingency_address = true }

# ---------------------------------------------------------------- Restorative justice

[[rule]]
id = "l31"
paragraphs = ["L31"]
kind = "clock"
on = ["restorative_request"]
owner = "yot"
tell = ["home"]
duty = "Answer the home''s request for restorative justice support at a team meeting or a training day"
limit = { as_soon_as = "possible", target = "5 working days", words = "no time given" }
warn = ["1 day", "4 hours"]
met_when = { request_answered = true }
lives = "Restorative justice form; board"
[[rule.example]]
name = "Asked before the August bank holiday"
event = "restorative_request"
at = "2026-08-26 11:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", request_answered = false }
opens = [ { tell = "home", due = "2026-09-03 23:59" } ]
[[rule.example]]
name = "Answered at once"
event = "restorative_request"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home", request_answered = true }
opens = [ { tell = "home", due = "2026-11-27 23:59" } ]
met = true
[[rule.example]]
name = "The protocol does not cover the young person"
event = "restorative_request"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leeds", placement_kind_before = "residential_home" }
opens = []

[[rule]]
id = "l31-record"
paragraphs = ["L31"]
kind = "record"
on = ["restorative_request"]
record = "What the home asked for, and the answer"
lives = "Timeline"
[[rule.example]]
name = "A training day"
event = "restorative_request"
at = "2026-11-20 16:00"
facts = { home_authority = "leeds", placed_in_before = "leicestershire", placement_kind_before = "residential_home" }

# ---------------------------------------------------------------- The file as a whole

[[example]]
name = "A Rotherham child is placed in a Leicestershire home: both protocols run"
with = ["rotherham"]
event = "placement_move"
at = "2026-11-20 15:00"
facts = { home_authority = "rotherham", known_to_yot = true, known_to_social_care = true, legal_status_before = "care_order", remand_before = "none", remand_made = "none", placed_in_before = "rotherham", placement_kind_before = "foster", placed_in = "leicestershire", placement_kind = "residential_home", move = "planned", consulted_before = true, told_of_move = false, has_link_worker = false, orders_in_force = true, contingency_address = false }
anchors = { move = "2026-11-20 15:00" }
opens = [
  { rule = "rotherham/r16-consult", tell = "yot", due = "2026-11-20 15:00" },
  { rule = "rotherham/r16-told", tell = "yot", due = "2026-11-21 15:00" },
  { rule = "rotherham/r10", due = "2026-11-24 23:59" },
  { rule = "leicestershire/l1", tell = "yot", due = "2026-11-21 15:00" },
  { rule = "leicestershire/l2-home", tell = "home", due = "2026-11-21 15:00" },
  { rule = "leicestershire/l29", due = "2026-11-27 23:59" },
]

[[example]]
name = "The same child''s next hearing: every clock says which document it comes from"
with = ["rotherham"]
event = "hearing_listed"
at = "2026-11-20 15:00"
facts = { home_authority = "rotherham", known_to_yot = true, known_to_social_care = true, legal_status_before = "care_order", remand_before = "none", placed_in_before = "leicestershire", placement_kind_before = "residential_home", emergency = false, carer_is_victim = false, custody_likely = false, accompanied_by_named = false }
anchors = { hearing = "2026-12-01 10:00" }
opens = [
  { rule = "rotherham/r19", tell = "social_worker", due = "2026-11-21 15:00" },
  { rule = "rotherham/r20", due = "2026-12-01 10:00" },
  { rule = "rotherham/r22", due = "2026-12-01 10:00" },
  { rule = "rotherham/r25", due = "2026-12-01 10:00" },
  { rule = "leicestershire/l6-told", tell = "social_worker", due = "2026-11-21 15:00" },
  { rule = "leicestershire/l6-told", tell = "home", due = "2026-11-21 15:00" },
  { rule = "leicestershire/l6-escort", due = "2026-12-01 10:00" },
]

[[example]]
name = "Sentenced to custody from a home: the home and the social worker hear of it at once, and the slip follows"
event = ["court_result", "sentence", "release_date_set"]
at = "2026-11-20 12:00"
facts = { home_authority = "leicestershire", known_to_yot = true, legal_status_before = "care_order", remand_before = "none", remand_made = "none", placed_in_before = "leicestershire", placement_kind_before = "residential_home", outcome = "sentenced", disposal = ["detention_and_training_order"], release_placement_known = true, release_placement_kind = "residential_home" }
anchors = { release = "2027-03-20 09:00" }
opens = [
  { rule = "leicestershire/l7", tell = "home", due = "2026-11-21 12:00" },
  { rule = "leicestershire/l12-sentence", tell = "home", due = "2026-11-20 13:00" },
  { rule = "leicestershire/l12-sentence", tell = "social_worker", due = "2026-11-20 13:00" },
  { rule = "leicestershire/l30", tell = "home" },
]

[[example]]
name = "Out of hours the Emergency Duty Team provides the appropriate adult, and only it"
event = "arrest"
at = "2026-11-21 23:30"
facts = { home_authority = "leeds", legal_status_before = "section_20", placed_in_before = "leicestershire", placement_kind_before = "residential_home", office_hours = false, release_estimated = false }
opens = [ { rule = "leicestershire/l3-edt", due = "2026-11-22 00:30" } ]

# ---------------------------------------------------------------- What each paragraph comes to, in our own words

[[paragraph]]
number = "L1"
title = "Placed here by another authority, on an order"
words = "If another authority places a young person in a Leicestershire home and the home knows of court orders in force, it should tell the service of them. Seeing that the orders are kept stays the service''s own responsibility."
[[paragraph]]
number = "L2"
title = "Placed here and known to the service"
words = "When somebody whom the service knows is placed in a Leicestershire home, the service tells the home promptly. The social worker who places a Leicestershire young person on a court order makes sure, at the first chance there is, that the service hears of the placement."
[[paragraph]]
number = "L3"
title = "Arrest: the appropriate adult"
words = "In office hours the service provides the appropriate adult for a looked-after young person; its duty officer weighs how serious the case is and whether a volunteer will do. Outside office hours the police turn to the Emergency Duty Team. The service''s appropriate adult lets the home know, if possible, when release is expected, above all after violent or sexual offences. Neither the service nor the team drives the young person home: the police see them back to a parent, relative or carer."
[[paragraph]]
number = "L4"
title = "Pre-planned police appointments"
words = "Bail returns, identification and caution clinics are for the staff of the home, not for the service or the Emergency Duty Team. If the young person is arrested again there, the police ask for an appropriate adult in the usual way."
[[paragraph]]
number = "L5"
title = "Bailed from the police station to court"
words = "If the police bail a young person to court, the home should promptly tell the service on which date and for what offence."
[[paragraph]]
number = "L6"
title = "Court date, and who goes along"
words = "When the service learns that a child in care has a day in court, it tells the social worker and the home. The service''s officer and the social worker settle who takes the child there; the home may be asked to help with transport. Under a care order (section 31) Children''s Services must see that the child is in court with a suitable worker; under section 20 the parents may be the best people for it."
[[paragraph]]
number = "L7"
title = "Court result slip to the home"
words = "Besides the bail sheet that the court gives the young person, the service sends the home a court result slip, so that its staff know the bail conditions and the dates to come."
[[paragraph]]
number = "L8"
title = "Keeping to bail"
words = "The home backs and encourages the young person in keeping to the conditions of bail."
[[paragraph]]
number = "L9"
title = "Referral order panel"
words = "At least one of the home''s staff goes to the referral order panel with the young person and stays to the end. To have residential workers there is advised for everyone. Where it is right, parents are encouraged to come as well."
[[paragraph]]
number = "L10"
title = "Bail conditions that a home will find hard"
words = "If the court has bail conditions in mind that will probably give the home trouble, the service''s court duty officer speaks with its staff. Otherwise a bail application is normally a matter for the young person''s solicitor."
[[paragraph]]
number = "L11"
title = "A remand to care may come"
words = "When the court may remand a young person to the care of the local authority, the court officer or bail worker warns the social worker and the placements team as soon as possible: the paragraph gives no figure."
[[paragraph]]
number = "L12"
title = "Custody or remand to custody"
words = "If somebody who lives in a home is sentenced to custody or remanded there, the court officer should tell the home and the social worker as soon as possible: the paragraph gives no figure."
[[paragraph]]
number = "L13"
title = "First meeting of an order"
words = "The young person''s key worker from the home should be at the first meeting of an order or of a bail support programme. What the service and the home each owe in confidence is explained there to the young person. The young person and the home hear, and get in writing, what the order asks: the national standards, which absences count, and what breach leads to."
[[paragraph]]
number = "L14"
title = "Sharing the work"
words = "At that first meeting both sides also settle how far they can work jointly or share the work. They agree which sessions are to count towards the national standards, and how to record them."
[[paragraph]]
number = "L15"
title = "Appointments: home and young person told"
words = "The service tells both the home and the young person of each appointment, by telephone and by letter, and writes to the address that the home asked for at the first meeting. The home keeps the appointment in its diary and passes it on at handover."
[[paragraph]]
number = "L16"
title = "Appointments: the reminder"
words = "The home reminds the young person of appointments with the service, and does what it can to make clear to them what their court orders ask."
[[paragraph]]
number = "L17"
title = "Somebody can''t make it"
words = "If the young person won''t be there for an appointment that was made, the home contacts the service''s worker as soon as possible, by a list of mobile numbers that its staff have. If the worker can''t make it, the service contacts the home and the young person just as soon. The paragraph gives no figure."
[[paragraph]]
number = "L18"
title = "What may affect a session"
words = "Before an appointment the home''s staff let the service''s worker know of anything just now that may show in how the young person behaves, so that the session is of use. Now and then that means another time for it."
[[paragraph]]
number = "L19"
title = "What a session brought up"
words = "If a session brings up something that may have effects in the home, the service''s worker tells the staff, as far as the agreement on confidentiality allows."
[[paragraph]]
number = "L20"
title = "Accompanied to appointments"
words = "Where an assessment says that it is needed, one of the home''s staff comes along to the young person''s appointments with the service."
[[paragraph]]
number = "L21"
title = "Offence in the home: reparation"
words = "If the offence happened inside the home, the service and the home talk over whether reparation can be made there. Where there is good reason against it, the service finds another place for it, and the home brings the young person there."
[[paragraph]]
number = "L22"
title = "Appointments that clash"
words = "The service''s appointments are not to keep anybody from education, training or work. It tries hard not to get in the way of other good activities either; but an appointment under a court order is binding, and goes before leisure."
[[paragraph]]
number = "L23"
title = "Three-monthly reviews"
words = "The home''s staff and the case managers keep in regular touch and look at progress, so that both pull the same way and nothing is done twice. Every three months, staff named for it review the work with the service''s officer and the young person."
[[paragraph]]
number = "L24"
title = "Child care reviews: the case manager invited"
words = "The home''s staff make sure that the service''s case manager has an invitation to every child care review and care plan meeting."
[[paragraph]]
number = "L25"
title = "The order is amended"
words = "If the order is changed, the case manager tells the home what the change is, and what follows from it."
[[paragraph]]
number = "L26"
title = "Concerns and incidents"
words = "Violence, self-harm and risk from others, whether a concern or an incident, are shared between the home and the service in both directions. After a serious incident the home tells the service as quickly as it can, the duty worker first. The paragraph gives no figure."
[[paragraph]]
number = "L27"
title = "Evidence or gut feeling"
words = "What is said about risks and concerns rests on evidence. If somebody goes by a gut feeling, they say so."
[[paragraph]]
number = "L28"
title = "The hearing may end in custody"
words = "If the service is aware that a hearing may lead to custody, it tells the home and the social worker as early as possible, so that there is time to plan for the young person. The paragraph gives no figure."
[[paragraph]]
number = "L29"
title = "An address to fall back on"
words = "Every placement tries to have a plan for another address, so that nobody is kept in custody only because there is nowhere to go. All the agencies see to it together that whoever may need the plan can get at it."
[[paragraph]]
number = "L30"
title = "The next home at the custody review"
words = "If it is known to which home the young person goes after custody, the service''s officer invites the residential worker of that home to the review of the detention and training order."
[[paragraph]]
number = "L31"
title = "Restorative justice support"
words = "A home can ask for the service''s restorative justice worker, who may be free to help at a team meeting or a training day with questions about children in care who offend."
','2026-11-20 16:10:00.000000');
CREATE TABLE results (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	hearing_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	outcome VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	remand VARCHAR NOT NULL, 
	designated_authority VARCHAR, 
	next_hearing_id INTEGER, 
	CONSTRAINT pk_results PRIMARY KEY (id), 
	CONSTRAINT fk_results_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_results_hearing_id_hearings FOREIGN KEY(hearing_id) REFERENCES hearings (id), 
	CONSTRAINT fk_results_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT fk_results_next_hearing_id_hearings FOREIGN KEY(next_hearing_id) REFERENCES hearings (id)
);
INSERT INTO "results" VALUES(1,10,1,1,'sentenced','','none',NULL,NULL);
INSERT INTO "results" VALUES(2,6,2,5,'bailed_conditional','','none',NULL,4);
CREATE TABLE setting_changes (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	officer VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	reason VARCHAR NOT NULL, 
	redated BOOLEAN NOT NULL, 
	CONSTRAINT pk_setting_changes PRIMARY KEY (id)
);
INSERT INTO "setting_changes" VALUES(1,'2026-11-22 11:20:00.000000','Delia Specimen','front desk','warn.24 hours','"4 hours, 1 hour"','"5 hours, 2 hours"','Calls take us longer',0);
CREATE TABLE status_changes (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	field VARCHAR NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	from_at DATETIME NOT NULL, 
	CONSTRAINT pk_status_changes PRIMARY KEY (id), 
	CONSTRAINT fk_status_changes_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_status_changes_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id)
);
INSERT INTO "status_changes" VALUES(1,10,1,'in_custody','false','true','2026-11-20 15:00:00.000000');
INSERT INTO "status_changes" VALUES(2,10,1,'release_at','null','"2027-03-18T10:00:00+00:00"','2026-11-20 15:00:00.000000');
INSERT INTO "status_changes" VALUES(3,10,2,'release_at','"2027-03-18T10:00:00+00:00"','"2027-03-11T10:00:00+00:00"','2026-11-20 16:30:00.000000');
CREATE TABLE step_changes (
	id INTEGER NOT NULL, 
	step_id INTEGER NOT NULL, 
	record VARCHAR NOT NULL, 
	"key" INTEGER NOT NULL, 
	"before" JSON NOT NULL, 
	CONSTRAINT pk_step_changes PRIMARY KEY (id), 
	CONSTRAINT fk_step_changes_step_id_steps FOREIGN KEY(step_id) REFERENCES steps (id)
);
INSERT INTO "step_changes" VALUES(1,1,'hearings',1,'{"state": "listed"}');
INSERT INTO "step_changes" VALUES(2,1,'people',10,'{"in_custody": false, "release_at": null}');
INSERT INTO "step_changes" VALUES(3,2,'people',10,'{"release_at": "2027-03-18T10:00:00+00:00"}');
INSERT INTO "step_changes" VALUES(4,2,'clocks',7,'{"anchors": {"event": "2026-11-20T15:00:00+00:00", "known": "2026-11-20T16:10:00+00:00", "order_start": "2026-11-20T15:00:00+00:00", "release": "2027-03-18T10:00:00+00:00", "term_end": "2027-07-20T15:00:00+00:00", "term_start": "2026-11-20T15:00:00+00:00"}, "steps": ["The release date Thu 18 Mar 2027 10:00 - 1 month = Thu 18 Feb 2027 10:00"], "near_at": "2027-02-04T10:00:00+00:00", "urgent_at": "2027-02-15T10:00:00+00:00", "due_at": "2027-02-18T10:00:00+00:00", "next_crossing_at": "2027-02-04T10:00:00+00:00"}');
INSERT INTO "step_changes" VALUES(5,3,'hearings',2,'{"accompanied_by_role": null, "legal_representative": "", "remand_likely": null}');
INSERT INTO "step_changes" VALUES(6,5,'clocks',12,'{"next_crossing_at": "2026-11-21T15:40:00+00:00", "state": "running", "ended_at": null}');
INSERT INTO "step_changes" VALUES(7,6,'clocks',12,'{"next_crossing_at": null, "state": "met", "ended_at": "2026-11-20T20:15:00+00:00"}');
INSERT INTO "step_changes" VALUES(8,7,'clocks',12,'{"next_crossing_at": "2026-11-21T15:40:00+00:00", "state": "running", "ended_at": null}');
INSERT INTO "step_changes" VALUES(9,8,'hearings',2,'{"state": "listed"}');
INSERT INTO "step_changes" VALUES(10,8,'hearings',4,'{"remand_likely": null}');
INSERT INTO "step_changes" VALUES(11,8,'clocks',8,'{"anchors": {"event": "2026-11-20T17:00:00+00:00", "hearing": "2026-11-21T10:00:00+00:00", "known": "2026-11-20T17:00:00+00:00", "next_hearing": "2026-11-21T10:00:00+00:00"}, "steps": ["In the document: as soon as possible. It gives no figure; desk target 24 hours", "The event Fri 20 Nov 2026 17:00 + 24 hours elapsed = Sat 21 Nov 2026 17:00", "That is after the hearing, so by then: Sat 21 Nov 2026 10:00"], "near_at": "2026-11-21T06:00:00+00:00", "urgent_at": "2026-11-21T09:00:00+00:00", "due_at": "2026-11-21T10:00:00+00:00", "next_crossing_at": "2026-11-21T06:00:00+00:00", "missed_at": null, "hearing_id": 2}');
INSERT INTO "step_changes" VALUES(12,8,'clocks',9,'{"anchors": {"event": "2026-11-20T17:00:00+00:00", "hearing": "2026-11-21T10:00:00+00:00", "known": "2026-11-20T17:00:00+00:00", "next_hearing": "2026-11-21T10:00:00+00:00"}, "steps": ["The hearing is Sat 21 Nov 2026 10:00"], "near_at": "2026-11-20T17:00:00+00:00", "urgent_at": "2026-11-21T07:00:00+00:00", "due_at": "2026-11-21T10:00:00+00:00", "next_crossing_at": "2026-11-20T17:00:00+00:00", "missed_at": null, "hearing_id": 2}');
INSERT INTO "step_changes" VALUES(13,8,'clocks',10,'{"anchors": {"event": "2026-11-20T17:00:00+00:00", "hearing": "2026-11-21T10:00:00+00:00", "known": "2026-11-20T17:00:00+00:00", "next_hearing": "2026-11-21T10:00:00+00:00"}, "steps": ["The hearing is Sat 21 Nov 2026 10:00"], "near_at": "2026-11-20T17:00:00+00:00", "urgent_at": "2026-11-21T07:00:00+00:00", "due_at": "2026-11-21T10:00:00+00:00", "next_crossing_at": "2026-11-20T17:00:00+00:00", "missed_at": null, "hearing_id": 2}');
INSERT INTO "step_changes" VALUES(14,8,'clocks',11,'{"anchors": {"event": "2026-11-20T17:00:00+00:00", "hearing": "2026-11-21T10:00:00+00:00", "known": "2026-11-20T17:00:00+00:00", "next_hearing": "2026-11-21T10:00:00+00:00"}, "steps": ["The hearing is Sat 21 Nov 2026 10:00"], "near_at": "2026-11-20T17:00:00+00:00", "urgent_at": "2026-11-21T07:00:00+00:00", "due_at": "2026-11-21T10:00:00+00:00", "next_crossing_at": "2026-11-20T17:00:00+00:00", "missed_at": null, "hearing_id": 2}');
INSERT INTO "step_changes" VALUES(15,9,'placements',22,'{"ended_at": null, "ended_by_entry_id": null}');
CREATE TABLE "steps" (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	entry_id INTEGER, 
	did VARCHAR(12) NOT NULL, 
	at DATETIME NOT NULL, 
	given JSON NOT NULL, 
	CONSTRAINT pk_steps PRIMARY KEY (id), 
	CONSTRAINT fk_steps_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_steps_entry_id_entries FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT ck_steps_did CHECK (did IN ('entry', 'answered', 'met', 'not_required', 'reopened', 'redated'))
);
INSERT INTO "steps" VALUES(1,10,1,'entry','2026-11-20 16:10:00.000000','{}');
INSERT INTO "steps" VALUES(2,10,2,'entry','2026-11-20 16:30:00.000000','{}');
INSERT INTO "steps" VALUES(3,6,3,'entry','2026-11-20 17:00:00.000000','{}');
INSERT INTO "steps" VALUES(4,8,4,'entry','2026-11-20 20:15:00.000000','{}');
INSERT INTO "steps" VALUES(5,8,NULL,'met','2026-11-20 20:15:00.000000','{"clocks": [12], "at": "2026-11-20T20:15:00+00:00"}');
INSERT INTO "steps" VALUES(6,8,NULL,'reopened','2026-11-20 20:15:00.000000','{"clocks": [12], "why": "It was the wrong number"}');
INSERT INTO "steps" VALUES(7,8,NULL,'met','2026-11-20 20:15:00.000000','{"clocks": [12], "at": "2026-11-20T20:15:00+00:00"}');
INSERT INTO "steps" VALUES(8,6,5,'entry','2026-11-21 11:00:00.000000','{}');
INSERT INTO "steps" VALUES(9,22,6,'entry','2026-11-21 12:00:00.000000','{}');
INSERT INTO "steps" VALUES(10,25,7,'entry','2026-11-22 01:30:00.000000','{}');
INSERT INTO "steps" VALUES(11,6,8,'entry','2026-11-22 11:00:00.000000','{}');
INSERT INTO "steps" VALUES(12,6,9,'entry','2026-11-22 11:10:00.000000','{}');
INSERT INTO "steps" VALUES(13,6,10,'entry','2026-11-22 11:20:00.000000','{}');
CREATE TABLE telling_clocks (
	telling_id INTEGER NOT NULL, 
	clock_id INTEGER NOT NULL, 
	CONSTRAINT pk_telling_clocks PRIMARY KEY (telling_id, clock_id), 
	CONSTRAINT fk_telling_clocks_telling_id_tellings FOREIGN KEY(telling_id) REFERENCES tellings (id), 
	CONSTRAINT fk_telling_clocks_clock_id_clocks FOREIGN KEY(clock_id) REFERENCES clocks (id)
);
INSERT INTO "telling_clocks" VALUES(1,12);
INSERT INTO "telling_clocks" VALUES(2,12);
CREATE TABLE tellings (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	reached VARCHAR(12) NOT NULL, 
	told_name VARCHAR NOT NULL, 
	told_role VARCHAR NOT NULL, 
	told_agency VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	reference VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	officer VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	logged_at DATETIME NOT NULL, 
	CONSTRAINT pk_tellings PRIMARY KEY (id), 
	CONSTRAINT fk_tellings_person_id_people FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT ck_tellings_reached CHECK (reached IN ('tried', 'told', 'acknowledged'))
);
INSERT INTO "tellings" VALUES(1,'release-telling-0',8,'told','The duty worker','','','telephone','2026-11-20 20:15:00.000000','','Left a message','Jo Example','front desk','2026-11-20 20:15:00.000000');
INSERT INTO "tellings" VALUES(2,'release-telling-1',8,'told','The duty worker','','','telephone','2026-11-20 20:15:00.000000','','Told, and sent the details','Jo Example','front desk','2026-11-20 20:15:00.000000');
CREATE UNIQUE INDEX ix_drafts_uid ON drafts (uid);
CREATE INDEX ix_homes_name ON homes (name);
CREATE UNIQUE INDEX ix_officers_name ON officers (name);
CREATE INDEX ix_protocol_copies_protocol ON protocol_copies (protocol);
CREATE INDEX ix_contacts_role ON contacts (role);
CREATE INDEX ix_contacts_home_id ON contacts (home_id);
CREATE INDEX ix_aliases_person_id ON aliases (person_id);
CREATE UNIQUE INDEX ix_tellings_uid ON tellings (uid);
CREATE INDEX ix_tellings_person_id ON tellings (person_id);
CREATE INDEX ix_conditions_person_id ON conditions (person_id);
CREATE INDEX ix_conditions_entry_id ON conditions (entry_id);
CREATE INDEX ix_hearings_person_id ON hearings (person_id);
CREATE INDEX ix_hearings_entry_id ON hearings (entry_id);
CREATE INDEX ix_hearings_at ON hearings (at);
CREATE INDEX ix_placements_entry_id ON placements (entry_id);
CREATE INDEX ix_placements_person_id ON placements (person_id);
CREATE INDEX ix_status_changes_entry_id ON status_changes (entry_id);
CREATE INDEX ix_status_changes_person_id ON status_changes (person_id);
CREATE INDEX ix_results_hearing_id ON results (hearing_id);
CREATE INDEX ix_results_entry_id ON results (entry_id);
CREATE INDEX ix_results_person_id ON results (person_id);
CREATE INDEX ix_alerts_raised_at ON alerts (raised_at);
CREATE INDEX ix_alerts_open ON alerts (closed_at, quiet_until);
CREATE INDEX ix_alerts_clock_id ON alerts (clock_id);
CREATE UNIQUE INDEX ix_chases_uid ON chases (uid);
CREATE INDEX ix_chases_clock_id ON chases (clock_id);
CREATE INDEX ix_clock_events_clock_id ON clock_events (clock_id);
CREATE UNIQUE INDEX ix_entry_versions_uid ON entry_versions (uid);
CREATE INDEX ix_entry_versions_entry_id ON entry_versions (entry_id);
CREATE INDEX ix_step_changes_step_id ON step_changes (step_id);
CREATE INDEX ix_offences_arrest_id ON offences (arrest_id);
CREATE INDEX ix_offences_entry_id ON offences (entry_id);
CREATE UNIQUE INDEX ix_entries_uid ON entries (uid);
CREATE INDEX ix_entries_person_id ON entries (person_id);
CREATE INDEX ix_meetings_person_id ON meetings (person_id);
CREATE INDEX ix_meetings_entry_id ON meetings (entry_id);
CREATE INDEX ix_appointments_person_id ON appointments (person_id);
CREATE INDEX ix_appointments_entry_id ON appointments (entry_id);
CREATE INDEX ix_commitments_entry_id ON commitments (entry_id);
CREATE INDEX ix_commitments_person_id ON commitments (person_id);
CREATE INDEX ix_setting_changes_key ON setting_changes ("key");
CREATE INDEX ix_clocks_board ON clocks (state, due_at, near_at, urgent_at);
CREATE INDEX ix_clocks_entry_id ON clocks (entry_id);
CREATE INDEX ix_clocks_person ON clocks (person_id, state);
CREATE INDEX ix_clocks_watch ON clocks (state, next_crossing_at);
CREATE INDEX ix_clocks_hearing_id ON clocks (hearing_id);
CREATE INDEX ix_clocks_follows_id ON clocks (follows_id);
CREATE INDEX ix_orders_entry_id ON orders (entry_id);
CREATE INDEX ix_orders_person_id ON orders (person_id);
CREATE INDEX ix_people_family_name ON people (family_name);
CREATE UNIQUE INDEX ix_people_case_number ON people (case_number);
CREATE INDEX ix_arrests_person_id ON arrests (person_id);
CREATE INDEX ix_arrests_entry_id ON arrests (entry_id);
CREATE INDEX ix_steps_entry_id ON steps (entry_id);
CREATE INDEX ix_steps_person_id ON steps (person_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('arrests',2);
COMMIT;
