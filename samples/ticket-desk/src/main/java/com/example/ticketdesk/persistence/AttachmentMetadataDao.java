package com.example.ticketdesk.persistence;

import com.example.ticketdesk.support.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** What the virus scanner and the preview know of an attachment. */
@Repository
public class AttachmentMetadataDao {
  private static final Logger log = LoggerFactory.getLogger(AttachmentMetadataDao.class);

  private final DataSource dataSource;

  public AttachmentMetadataDao(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Stores the media type of an attachment. */
  public void storeMediaType(long attachment, String mediaType) {
    String statement = "insert into attachment_media(attachment_id, media_type) values (?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(statement)) {
      insert.setLong(1, attachment);
      insert.setString(2, mediaType);
      insert.executeUpdate();
    } catch (SQLException e) {
      log.error("Media type of attachment {} could not be stored", attachment, e);
    }
  }

  /** Stores the check sum of an attachment. */
  public void storeChecksum(long attachment, String checksum) {
    String statement = "insert into attachment_checksum(attachment_id, checksum) values (?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(statement)) {
      insert.setLong(1, attachment);
      insert.setString(2, checksum);
      insert.executeUpdate();
    } catch (SQLException e) {
      log.error("Check sum of attachment {} could not be stored", attachment, e);
      throw new StorageException("check sum could not be stored", e);
    }
  }
}
